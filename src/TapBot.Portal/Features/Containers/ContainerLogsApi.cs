using TapBot.Core.Access;
using TapBot.Core.Containers;
using TapBot.Core.Logs;
using TapBot.Core.Wording;
using TapBot.Portal.Features.Logs;
using TapBot.Portal.Hosting;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Containers;

/// <summary>The logs of a container: lines of the past as JSON lines, lines to come as server-sent events.</summary>
internal static class ContainerLogsApi
{
    private const int UsualFollowTail = 100;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("containers/{container}/logs", ReadAsync).WithName("logs").RequirePermission(Permission.See)
            .WithSummary("Lines of the log as JSON lines: the last tail that match, or all between since and until; fields=true adds what structured lines say.")
            .Produces<LogLineModel>(contentType: "application/x-ndjson");
        api.MapGet("containers/{container}/logs/stream", FollowAsync).WithName("logStream").RequirePermission(Permission.See)
            .WithSummary("The last tail lines and every line to come, as server-sent events; goes on after Last-Event-ID. fields=true adds what structured lines say.")
            .Produces<LogLineModel>(contentType: "text/event-stream");
    }

    private static Task<IResult> ReadAsync(
        [AsParameters] ContainerAddress address, ContainerLogs logs, int? tail, DateTimeOffset? since, DateTimeOffset? until, string? search, LineLevel? level, bool? fields) =>
        address.FindAsync(async (container, _, actor) =>
        {
            if (tail is < 1 or > ContainerLogRequest.MostTail)
                return BadTail(address.Texts, tail.Value);
            var lines = logs.ReadAsync(actor, container, new ContainerLogRequest(tail, since, until, search, level ?? LineLevel.Unknown), address.Context.RequestAborted);
            await LogLines.WriteAsync(address.Context, lines, line => LogLineModel.Of(container, line, fields == true));
            return TypedResults.Empty;
        });

    private static Task<IResult> FollowAsync([AsParameters] ContainerAddress address, ContainerLogs logs, int? tail, bool? fields) => address.FindAsync((container, _, actor) =>
    {
        if (!AskedPosition.TryReadLast(address.Context, address.Texts, out var after, out var problem))
            return Task.FromResult<IResult>(problem);
        if (tail is < 0 or > ContainerLogRequest.MostTail)
            return Task.FromResult<IResult>(BadTail(address.Texts, tail.Value));
        var events = LogItems.Of(logs.FollowAsync(actor, container, after?.Cursor, tail ?? UsualFollowTail, address.Context.RequestAborted), line => LogLineModel.Of(container, line, fields == true), address.Texts, address.Context.RequestAborted);
        return Task.FromResult<IResult>(TypedResults.ServerSentEvents(events.UntilDenied()));
    });

    private static IResult BadTail(Texts texts, int tail) =>
        Problems.Of(texts, StatusCodes.Status400BadRequest, Phrase.Of("logs.badTail", ("tail", tail), ("most", ContainerLogRequest.MostTail)));
}
