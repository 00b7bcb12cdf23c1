using Microsoft.AspNetCore.Http.HttpResults;
using TapBot.Core.Access;
using TapBot.Core.Containers;
using TapBot.Core.Servers;
using TapBot.Core.Wording;
using TapBot.Portal.Hosting;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Containers;

/// <summary>The containers of a server.</summary>
public static class ContainersApi
{
    /// <summary>Adds the endpoints.</summary>
    public static void MapContainersApi(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/v1/servers/{server}").WithTags("Containers").ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("containers", ListAsync).WithName("containers").RequirePermission(Permission.See)
            .WithSummary("The containers the caller may see, by name.").Produces<ContainerModel[]>();
        api.MapGet("containers/{container}", GetAsync).WithName("container").RequirePermission(Permission.See)
            .WithSummary("One container, by name or id.").Produces<ContainerModel>();
        api.MapGet("containers/{container}/details", DescribeAsync).WithName("containerDetails").RequirePermission(Permission.See)
            .WithSummary("Configuration, environment (values hidden), mounts, networks, health log and what the engine says.").Produces<ContainerDetails>();
        api.MapPost("containers/{container}/environment/reveal", RevealAsync).WithName("revealEnvironment").RequirePermission(Permission.RevealSecrets)
            .WithSummary("The environment with nothing hidden. The look is recorded in the audit trail.").Produces<IReadOnlyList<EnvironmentValue>>();
        api.MapGet("containers/{container}/stats", FiguresAsync).WithName("containerStats").RequirePermission(Permission.See)
            .WithSummary("What the container takes now; with Accept: text/event-stream every reading as it comes.").Produces<ContainerFigures>();
        api.MapPost("containers/actions", BulkAsync).WithName("containersActions").RequirePermission(Permission.OperateContainers)
            .WithSummary("One operation on many containers, with a result for each.").Produces<BulkAnswer>();
        api.MapGet("events", EventsApi.GetAsync).WithName("events").RequirePermission(Permission.See)
            .WithSummary("The engine's latest events; with Accept: text/event-stream each as it happens.").Produces<EngineEvent[]>();
        ContainerLogsApi.Map(api);
    }

    private static async Task<IResult> ListAsync(string server, ContainerReader reader, ActorAccessor actors, Texts texts, TimeProvider time, HttpContext context)
    {
        if (!ServerName.TryParse(server, null, out var name))
            return ContainerAddress.BadServer(texts, server);
        var fleet = await reader.GetAsync(actors.From(context.User), context.RequestAborted);
        if (!fleet.Servers.TryGetValue(name, out var engine))
            return Problems.Of(texts, StatusCodes.Status404NotFound, Phrase.Of("servers.notFound", ("server", name.Value)));
        var now = time.GetUtcNow();
        return TypedResults.Ok(engine.ById.Values.OrderBy(c => c.Name, StringComparer.Ordinal).Select(c => ContainerModel.Of(texts, c, engine.Server.IsLive, now)).ToArray());
    }

    private static Task<IResult> GetAsync([AsParameters] ContainerAddress address, TimeProvider time) => address.FindAsync(async (container, reader, actor) =>
    {
        var live = (await reader.GetAsync(actor, address.Context.RequestAborted)).Servers[container.Server].Server.IsLive;
        return TypedResults.Ok(ContainerModel.Of(address.Texts, container, live, time.GetUtcNow()));
    });

    private static Task<IResult> DescribeAsync([AsParameters] ContainerAddress address) => address.FindAsync(async (container, reader, actor) =>
        await reader.DescribeAsync(actor, container.Server, ContainerName.Parse(container.Id), address.Context.RequestAborted) is { } details
            ? TypedResults.Ok(details)
            : address.Missing());

    private static Task<IResult> RevealAsync([AsParameters] ContainerAddress address) => address.FindAsync(async (container, reader, actor) =>
        await reader.RevealEnvironmentAsync(actor, container.Server, ContainerName.Parse(container.Id), address.Context.RequestAborted) is { } environment
            ? TypedResults.Ok(environment)
            : address.Missing());

    private static Task<IResult> FiguresAsync([AsParameters] ContainerAddress address, ContainerFiguresReader figures) => address.FindAsync(async (container, _, actor) =>
    {
        var readings = figures.WatchAsync(actor, container, address.Context.RequestAborted);
        if (address.WantsStream)
            return TypedResults.ServerSentEvents(readings.UntilDenied(), "figures");
        if (!container.IsAlive)
            return Problems.Of(address.Texts, StatusCodes.Status409Conflict, Phrase.Of("containers.notRunning", ("container", container.Name)));
        await foreach (var reading in readings)
            return TypedResults.Ok(reading);
        return address.Missing();
    });

    private static Task<IResult> BulkAsync(string server, BulkBody body, ContainerBulk bulk, Texts texts, ActorAccessor actors, HttpContext context) =>
        ServerName.TryParse(server, null, out var name)
            ? bulk.RunAsync(actors.From(context.User), name, body, context.RequestAborted)
            : Task.FromResult<IResult>(ContainerAddress.BadServer(texts, server));
}
