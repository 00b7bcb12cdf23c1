using System.Runtime.CompilerServices;
using TapBot.Core.Access;
using TapBot.Core.Logs;
using TapBot.Core.Streaming;

namespace TapBot.Core.Containers;

/// <summary>The logs of containers, for whoever may see them.</summary>
public sealed class ContainerLogs
{
    private readonly AccessGuard guard;
    private readonly LogTails tails;
    private readonly ILogSources sources;
    private readonly TimeProvider time;

    internal ContainerLogs(AccessGuard guard, LogTails tails, ILogSources sources, TimeProvider time) =>
        (this.guard, this.tails, this.sources, this.time) = (guard, tails, sources, time);

    /// <summary>How many logs are followed now, over all viewers.</summary>
    public int Running => tails.Running;

    /// <summary>A place in the live tail of a container's log, beginning with its last lines.</summary>
    /// <exception cref="AccessDeniedException">The actor may not see the container.</exception>
    public async Task<ILogTail> OpenAsync(Actor actor, Container container, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Permission.See, container.Scope, cancellationToken);
        return new GuardedTail(tails.Open(KeyOf(container)), actor, container.Scope, guard, time);
    }

    /// <summary>The lines of a request, oldest first, read from the engine as they are taken.</summary>
    /// <exception cref="AccessDeniedException">The actor may not see the container, or not any more.</exception>
    /// <exception cref="EngineSilentException">The engine does not hand the log out.</exception>
    public async IAsyncEnumerable<LogLine> ReadAsync(Actor actor, Container container, ContainerLogRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Permission.See, container.Scope, cancellationToken);
        var most = request.Tail ?? (request.Since is null && request.Until is null ? ContainerLogRequest.UsualTail : null);
        var range = request.IsPlainTail
            ? LogRange.Last(most!.Value)
            : LogRange.Between(request.Since ?? DateTimeOffset.UnixEpoch, request.Until ?? time.GetUtcNow().AddDays(1));
        var wanted = PastOf(actor, container).LinesAsync(range, cancellationToken).Where(request.Wants);
        if (most is { } last && !request.IsPlainTail)
            wanted = LastAsync(wanted, last, cancellationToken);
        await foreach (var line in wanted.WithCancellation(cancellationToken))
            yield return line;
    }

    /// <summary>
    /// Follows a log: its last lines, or everything after a cursor, then each line as it comes. All followers of a container share one stream of the engine.
    /// Goes on over cuts and restarts without losing or repeating a line; ends with the token. Without last lines and without a cursor it begins with what comes from now on.
    /// </summary>
    /// <exception cref="AccessDeniedException">The actor may not see the container, or not any more.</exception>
    public async IAsyncEnumerable<LogEvent> FollowAsync(
        Actor actor, Container container, LogCursor? after, int tail, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var shared = await OpenAsync(actor, container, cancellationToken);
        await foreach (var said in new ContainerFollower(shared, PastOf(actor, container), time).FollowAsync(after, tail, cancellationToken))
            yield return said;
    }

    private static LogKey KeyOf(Container container) => new(container.Server, container.Id);

    private ContainerPast PastOf(Actor actor, Container container) => new(guard, sources, actor, container);

    private static async IAsyncEnumerable<LogLine> LastAsync(IAsyncEnumerable<LogLine> lines, int count, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var last = new Queue<LogLine>();
        await foreach (var line in lines.WithCancellation(cancellationToken))
        {
            if (last.Count == count)
                last.Dequeue();
            last.Enqueue(line);
        }
        foreach (var line in last)
            yield return line;
    }
}
