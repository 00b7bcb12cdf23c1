using TapBot.Core.Access;
using TapBot.Core.Databases;
using TapBot.Core.Wording;
using TapBot.Portal.Hosting;

namespace TapBot.Portal.Features.Databases;

/// <summary>Queries that people keep for an instance.</summary>
internal static class SavedQueriesApi
{
    /// <summary>Adds the endpoints below those of one instance.</summary>
    public static void MapSavedQueriesApi(this RouteGroupBuilder one)
    {
        one.MapGet("query/saved", ListAsync).WithName("savedQueries").RequirePermission(Permission.ReadSql)
            .WithSummary("The queries that the caller keeps here and those that others show, by name, with the beginning of their texts.").Produces<IReadOnlyList<SavedQuery>>().ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        one.MapGet("query/saved/{name}", GetAsync).WithName("savedQuery").RequirePermission(Permission.ReadSql)
            .WithSummary("One saved query with its whole text: the caller's, or one that owner shows.").Produces<SavedQuery>().ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        one.MapPut("query/saved/{name}", SaveAsync).WithName("saveQuery").RequirePermission(Permission.ReadSql)
            .WithSummary("Keeps a query under a name, or changes one that is there; what is left out stays as it was. Nothing is run. What another owner shows, only an administrator changes.").Produces<SavedQuery>().ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        one.MapDelete("query/saved/{name}", RemoveAsync).WithName("removeSavedQuery").RequirePermission(Permission.ReadSql)
            .WithSummary("Forgets a saved query. What another owner shows, only an administrator removes.").Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }

    private static Task<IResult> ListAsync([AsParameters] DatabaseAddress address, SavedQueries saved) => address.FindAsync(async (instance, actor) =>
        TypedResults.Ok(await saved.ListAsync(actor, instance, address.Context.RequestAborted)));

    private static Task<IResult> GetAsync([AsParameters] DatabaseAddress address, string name, SavedQueries saved, string? owner = null) => address.FindAsync(async (instance, actor) =>
        await saved.FindAsync(actor, instance, name, owner, address.Context.RequestAborted) is { } found ? TypedResults.Ok(found) : Gone(address));

    private static Task<IResult> SaveAsync([AsParameters] DatabaseAddress address, string name, SavedQueryBody body, SavedQueries saved, string? owner = null) => address.FindAsync(async (instance, actor) =>
    {
        var (query, flaw) = await saved.SaveAsync(actor, instance, name, new SavedQueryChange(body.Text, body.Database, body.Description, body.IsShared), owner, address.Context.RequestAborted);
        return query is not null ? TypedResults.Ok(query with { Text = null }) : flaw is null ? Gone(address) : Problems.Of(address.Texts, StatusCodes.Status400BadRequest, flaw);
    });

    private static Task<IResult> RemoveAsync([AsParameters] DatabaseAddress address, string name, SavedQueries saved, string? owner = null) => address.FindAsync(async (instance, actor) =>
        await saved.RemoveAsync(actor, instance, name, owner, address.Context.RequestAborted) ? TypedResults.NoContent() : Gone(address));

    private static IResult Gone(DatabaseAddress address) => Problems.Of(address.Texts, StatusCodes.Status404NotFound, Phrase.Of("console.saved.gone"));
}
