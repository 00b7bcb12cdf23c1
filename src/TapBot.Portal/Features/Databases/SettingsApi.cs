using TapBot.Core.Access;
using TapBot.Core.Databases;
using TapBot.Portal.Hosting;

namespace TapBot.Portal.Features.Databases;

/// <summary>The settings of an instance.</summary>
internal static class SettingsApi
{
    /// <summary>Adds the endpoint below that of the instance.</summary>
    public static void MapSettings(this IEndpointRouteBuilder one) =>
        one.MapGet("settings", GetAsync).WithName("databaseSettings").RequirePermission(Permission.See)
            .WithSummary("All settings with value, unit, source and whether they wait for a restart.")
            .Produces<SettingsModel>().ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status502BadGateway);

    private static Task<IResult> GetAsync([AsParameters] DatabaseAddress address, ServerSettingsReader settings) => address.FindAsync(async (instance, actor) =>
        instance.NeedsLogIn
            ? Problems.Of(address.Texts, StatusCodes.Status409Conflict, instance.Reason)
            : TypedResults.Ok(SettingsModel.Of(await settings.GetAsync(actor, instance.Name, address.Context.RequestAborted))));
}
