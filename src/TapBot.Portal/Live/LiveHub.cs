using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.SignalR;
using TapBot.Core.Access;
using TapBot.Core.Containers;
using TapBot.Core.Logs;
using TapBot.Core.Servers;
using TapBot.Portal.Features.Containers;
using TapBot.Portal.Features.Logs;
using TapBot.Portal.Features.Servers;
using TapBot.Portal.Hosting;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Live;

/// <summary>
/// Live streams for screens, scripts and other clients. Streams only: what changes something goes through REST, with its confirmations. Every stream asks for
/// rights again with every batch and ends when they are gone.
/// </summary>
public sealed class LiveHub(
    ContainerReader containers, ContainerFiguresReader figures, ContainerLogs logs, LogReader many, ContainerEvents events, ActorAccessor actors, Texts texts, TimeProvider time) : Hub
{
    private static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(100);

    private Actor Actor => actors.From(Context.User!);

    /// <summary>All containers of a server, or of all, now and again after every change.</summary>
    [RequirePermission(Permission.See)]
    public async IAsyncEnumerable<LiveContainers> Containers(string? server, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var only = server is null ? (ServerName?)null : Parse<ServerName>("server", server);
        await foreach (var batch in containers.WatchAsync(Actor, Calm, cancellationToken))
        {
            var engines = batch.Snapshot.Servers.Values.Where(e => only is null || e.Server.Name == only).OrderBy(e => e.Server.Name.Value, StringComparer.OrdinalIgnoreCase).ToList();
            var now = time.GetUtcNow();
            yield return new LiveContainers(
                [.. engines.Select(e => ServerModel.Of(texts, e))],
                [.. engines.SelectMany(e => e.ById.Values.OrderBy(c => c.Name, StringComparer.Ordinal).Select(c => ContainerModel.Of(texts, c, e.Server.IsLive, now)))]);
        }
    }

    /// <summary>What one container takes, every reading as it comes.</summary>
    [RequirePermission(Permission.See)]
    public async IAsyncEnumerable<ContainerFigures> Figures(string server, string container, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var found = await FindAsync(server, container, cancellationToken);
        await foreach (var reading in figures.WatchAsync(Actor, found, cancellationToken))
            yield return reading;
    }

    /// <summary>The log of one container: its last lines, or everything after a cursor, then every line to come, and how the following goes; with fields what structured lines say.</summary>
    [RequirePermission(Permission.See)]
    public async IAsyncEnumerable<LiveLogEvent> Logs(string server, string container, string? after, int tail, bool fields, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var found = await FindAsync(server, container, cancellationToken);
        var cursor = after is null ? (LogCursor?)null : Parse<LogPosition>("after", after).Cursor;
        await foreach (var said in logs.FollowAsync(Actor, found, cursor, Math.Clamp(tail, 0, ContainerLogRequest.MostTail), cancellationToken))
            yield return LiveLogEvent.Of(texts, said, line => LogLineModel.Of(found, line, fields));
    }

    /// <summary>Any number of logs, merged by time, as far as they match: the last lines, or everything after a cursor (exact with <c>@source</c> behind it), then every line to come, with what happens to the containers and how the following goes; with fields what structured lines say.</summary>
    [RequirePermission(Permission.See)]
    public async IAsyncEnumerable<LiveLogEvent> ManyLogs(
        string[] sources, string? query, string? after, int tail, bool fields, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var asked = new LogsQuery { Source = sources, Query = query, Markers = true, Fields = fields };
        if (!asked.TryRead(texts, out var selection, out var question, out var problem))
            throw new HubException(problem.ProblemDetails.Detail);
        var place = after is null ? (LogPosition?)null : Parse<LogPosition>("after", after);
        await foreach (var said in many.FollowAsync(Actor, selection, question, place, Math.Clamp(tail, 0, ContainerLogRequest.MostTail), cancellationToken))
            yield return LiveLogEvent.Of(texts, said, asked.ModelOf);
    }

    /// <summary>What happens in the engines: the latest first, then each as it happens.</summary>
    [RequirePermission(Permission.See)]
    public async IAsyncEnumerable<EngineEvent> Events([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var batch in events.WatchAsync(Actor, Calm, cancellationToken))
        {
            foreach (var said in batch)
                yield return said;
        }
    }

    private async Task<Container> FindAsync(string server, string container, CancellationToken cancellationToken) =>
        await containers.FindAsync(Actor, Parse<ServerName>("server", server), Parse<ContainerName>("container", container), cancellationToken)
            ?? throw new HubException(texts.Say(Core.Wording.Phrase.Of("containers.notFound", ("container", container), ("server", server))));

    private T Parse<T>(string member, string text)
        where T : struct, IParsable<T> =>
        T.TryParse(text, null, out var value) ? value : throw new HubException(texts.Say(Core.Wording.Phrase.Of("operations.badIdentifier", ("member", member), ("value", text))));
}
