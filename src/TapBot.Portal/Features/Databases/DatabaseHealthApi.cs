using TapBot.Core.Access;
using TapBot.Core.Databases;
using TapBot.Portal.Hosting;
using TapBot.Portal.Ui.Formatting;

namespace TapBot.Portal.Features.Databases;

/// <summary>The health of an instance.</summary>
internal static class DatabaseHealthApi
{
    /// <summary>Adds the endpoint below that of the instance.</summary>
    public static void MapDatabaseHealth(this IEndpointRouteBuilder one) =>
        one.MapGet("health", GetAsync).WithName("databaseHealth").RequirePermission(Permission.See)
            .WithSummary("About 25 checks in sentences, worst first, with what they found and SQL that helps; at most a minute old, fresh with now=true.")
            .Produces<HealthModel>().ProducesProblem(StatusCodes.Status502BadGateway);

    private static Task<IResult> GetAsync([AsParameters] DatabaseAddress address, HealthReader health, Format format, bool now = false) => address.FindAsync(async (instance, actor) =>
        instance.NeedsLogIn
            ? Problems.Of(address.Texts, StatusCodes.Status409Conflict, instance.Reason)
            : TypedResults.Ok(HealthModel.Of(address.Texts, format, await health.GetAsync(actor, instance.Name, now, address.Context.RequestAborted))));
}
