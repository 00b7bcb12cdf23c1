using TapBot.Core.Access;
using TapBot.Core.Databases;
using TapBot.Core.Streaming;
using TapBot.Portal.Hosting;

namespace TapBot.Portal.Features.Databases;

/// <summary>The slow statements of an instance.</summary>
internal static class StatementsApi
{
    /// <summary>Adds the endpoint below that of the instance.</summary>
    public static void MapStatements(this IEndpointRouteBuilder one) =>
        one.MapGet("statements", GetAsync).WithName("databaseStatements").RequirePermission(Permission.See)
            .WithSummary("The 200 statements that took the most time, of pg_stat_statements; 409 says what to do where that is missing.")
            .Produces<StatementsModel>().ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status502BadGateway);

    private static Task<IResult> GetAsync([AsParameters] DatabaseAddress address, StatementsReader statements) => address.FindAsync(async (instance, actor) =>
    {
        await foreach (var view in statements.WatchAsync(actor, instance, address.Context.RequestAborted))
        {
            if (view.State is StreamState.Live && view.List is { } list)
                return list is { Missing: { } missing, Statements.Count: 0 }
                    ? Problems.Of(address.Texts, StatusCodes.Status409Conflict, missing, ("remedy", list.Remedy))
                    : TypedResults.Ok(StatementsModel.Of(address.Texts, list));
            if ((view.State as StreamState.Retrying)?.Why is { } broken)
                return Problems.Of(address.Texts, instance.NeedsLogIn ? StatusCodes.Status409Conflict : StatusCodes.Status502BadGateway, broken);
            if ((view.State as StreamState.Ended)?.Why is { } ended)
                return Problems.Of(address.Texts, StatusCodes.Status409Conflict, ended);
        }
        return address.Missing();
    });
}
