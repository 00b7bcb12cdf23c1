using TapBot.Core.Logs;

namespace TapBot.Core.Containers.Docker;

/// <summary>The log of one container, as its engine keeps it.</summary>
/// <param name="reader">Of the engine.</param>
/// <param name="container">Best its full id: a name may belong to another container tomorrow.</param>
/// <param name="begins">When the container was created.</param>
/// <param name="origin">Who it is; null when nobody knows.</param>
internal sealed class ContainerLogSource(EngineLogReader reader, ContainerName container, DateTimeOffset begins, LogOrigin? origin = null) : ILogSource
{
    public LogOrigin? Origin => origin;

    public DateTimeOffset Begins => begins;

    public async Task FollowAsync(LogStart start, ILogSink sink, CancellationToken cancellationToken)
    {
        // An engine may end a followed log before it has read what the container wrote last (20.10 does): the rest is asked for once more.
        if (await ReadAsync(start, follow: true, sink, cancellationToken))
            await ReadAsync(start, follow: false, sink, cancellationToken);
    }

    public Task ReadAsync(LogRange range, ILogSink sink, CancellationToken cancellationToken) =>
        reader.ReadAsync(new LogQuery(container, Follow: false, range.Since, range.Until, range.Tail) { Origin = origin }, new LogResume(), sink, cancellationToken);

    private Task<bool> ReadAsync(LogStart start, bool follow, ILogSink sink, CancellationToken cancellationToken)
    {
        var since = start.Resume.Begin();
        var query = new LogQuery(container, follow, Since: since, Tail: since is null ? start.Tail : null) { Origin = origin };
        return reader.ReadAsync(query, start.Resume, sink, cancellationToken);
    }
}
