using TapBot.Core.Access;
using TapBot.Core.Logs;
using TapBot.Core.Wording;
using TapBot.Portal.Hosting;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Logs;

/// <summary>One's own saved views of logs.</summary>
internal static class LogViewsApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("views", ListAsync).WithName("logViews").RequirePermission(Permission.See)
            .WithSummary("The views the caller has saved, by name.").Produces<LogView[]>();
        api.MapPost("views", SaveAsync).WithName("saveLogView").RequirePermission(Permission.See)
            .WithSummary("Keeps the query of an address of the page of logs under a name; one of the same name is replaced.").Produces<LogView>();
        api.MapDelete("views/{id}", RemoveAsync).WithName("removeLogView").RequirePermission(Permission.See)
            .WithSummary("Forgets a saved view.").Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> ListAsync(LogViews views, ActorAccessor actors, HttpContext context) =>
        TypedResults.Ok((await views.ListAsync(actors.From(context.User), context.RequestAborted)).ToArray());

    private static async Task<IResult> SaveAsync(LogViewBody body, LogViews views, ActorAccessor actors, Texts texts, HttpContext context)
    {
        var (view, flaw) = await views.SaveAsync(actors.From(context.User), body.Name ?? "", body.Query ?? "", context.RequestAborted);
        return view is not null ? TypedResults.Ok(view) : Problems.Of(texts, StatusCodes.Status400BadRequest, flaw!);
    }

    private static async Task<IResult> RemoveAsync(string id, LogViews views, ActorAccessor actors, Texts texts, HttpContext context) =>
        await views.RemoveAsync(actors.From(context.User), id, context.RequestAborted)
            ? TypedResults.NoContent()
            : Problems.Of(texts, StatusCodes.Status404NotFound, Phrase.Of("logs.view.gone"));
}
