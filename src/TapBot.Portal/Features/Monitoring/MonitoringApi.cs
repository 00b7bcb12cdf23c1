using TapBot.Core.Access;
using TapBot.Core.Monitoring;
using TapBot.Portal.Hosting;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Monitoring;

/// <summary>The lights of everything, and the goals.</summary>
public static class MonitoringApi
{
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(1);

    /// <summary>Adds the endpoints.</summary>
    public static void MapMonitoringApi(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/api/v1/lights", LightsAsync).WithName("lights").WithTags("Monitoring").RequirePermission(Permission.See)
            .WithSummary("The light of everything the caller may see, worst first, with its reason and since when; rolled up per server and in total. With Accept: text/event-stream again whenever one may have changed, and every five seconds.")
            .Produces<LightsModel>();
        endpoints.MapGet("/api/v1/service-levels", LevelsAsync).WithName("serviceLevels").WithTags("Monitoring").RequirePermission(Permission.See)
            .WithSummary("The four goals for what the caller may see: response time, cache hits and connections, uptime of 30 days, SSL coverage; the value now, how much of it is known, and whether the goal is met. With Accept: text/event-stream every five seconds.")
            .Produces<ServiceLevelModel[]>();
    }

    private static async Task<IResult> LightsAsync(LightReader reader, ActorAccessor actors, Texts texts, HttpContext context)
    {
        var (actor, end) = (actors.From(context.User), context.RequestAborted);
        return context.Request.WantsEvents()
            ? TypedResults.ServerSentEvents(reader.WatchAsync(actor, Calm, end).Select(l => LightsModel.Of(texts, l)).UntilDenied(), "lights")
            : TypedResults.Ok(LightsModel.Of(texts, await reader.GetAsync(actor, end)));
    }

    private static async Task<IResult> LevelsAsync(ServiceLevelReader reader, ActorAccessor actors, Texts texts, HttpContext context)
    {
        var (actor, end) = (actors.From(context.User), context.RequestAborted);
        return context.Request.WantsEvents()
            ? TypedResults.ServerSentEvents(reader.WatchAsync(actor, Calm, end).Select(l => All(texts, l)).UntilDenied(), "serviceLevels")
            : TypedResults.Ok(All(texts, await reader.GetAsync(actor, end)));
    }

    private static ServiceLevelModel[] All(Texts texts, IReadOnlyList<ServiceLevel> levels) => [.. levels.Select(l => ServiceLevelModel.Of(texts, l))];
}
