using TapBot.Core.Access;
using TapBot.Core.Monitoring;
using TapBot.Core.Wording;
using TapBot.Portal.Hosting;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Administration;

/// <summary>The wall screens, for administrators of the portal.</summary>
internal static class ScreensApi
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/v1").WithTags("Screens").ProducesProblem(StatusCodes.Status403Forbidden);
        api.MapGet("screens", ListAsync).WithName("screens").RequirePermission(Permission.Administer)
            .WithSummary("The wall screens, those that were revoked in the last 90 days included.").Produces<ScreenModel[]>();
        api.MapPost("screens", ApproveAsync).WithName("approveScreen").RequirePermission(Permission.Administer)
            .WithSummary("Lets in the screen that shows a code, to one board. It sees that board and can change nothing. Needs a fresh sign-in.")
            .Produces<ScreenModel>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status428PreconditionRequired);
        api.MapDelete("screens/{id}", RevokeAsync).WithName("revokeScreen").RequirePermission(Permission.Administer)
            .WithSummary("Shuts a screen out: it goes dark within five seconds.").Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> ListAsync(ScreenRegister screens, ActorAccessor actors, HttpContext context) =>
        TypedResults.Ok((await screens.ListAsync(actors.From(context.User), context.RequestAborted)).Select(ScreenModel.Of).ToArray());

    private static async Task<IResult> ApproveAsync(ScreenBody body, ScreenRegister screens, BoardPlans plans, ActorAccessor actors, Texts texts, HttpContext context)
    {
        var (server, named) = ServerName.TryParse(body.Server, null, out var parsed) ? (parsed, true) : ((ServerName?)null, string.IsNullOrEmpty(body.Server));
        if (!named)
            return Problems.Invalid(texts, [("server", Phrase.Of("operations.badIdentifier", ("member", "server"), ("value", body.Server)))]);
        var board = body.Board ?? BoardName.Default.Value;
        if (plans.Find(board) is null)
            return Problems.Invalid(texts, [("board", plans.Unknown(board))]);
        var screen = new NewScreen(body.Code, body.Name, board, server, string.IsNullOrEmpty(body.Project) ? null : body.Project, body.Inches, body.Metres);
        var answer = await screens.ApproveAsync(actors.From(context.User), screen, context.RequestAborted);
        return answer.Screen is { } paired ? TypedResults.Created((string?)null, ScreenModel.Of(paired)) : AccessResults.Refused(texts, answer.Result, answer.Statement, answer.Flaws);
    }

    private static async Task<IResult> RevokeAsync(string id, ScreenRegister screens, ActorAccessor actors, Texts texts, HttpContext context)
    {
        var answer = await screens.RevokeAsync(actors.From(context.User), id, context.RequestAborted);
        return answer.Result == AccessResult.Done ? TypedResults.NoContent() : AccessResults.Refused(texts, answer.Result, answer.Statement, answer.Flaws);
    }
}
