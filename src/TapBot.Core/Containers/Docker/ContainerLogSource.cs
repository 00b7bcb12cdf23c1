using TapBot.Core.Logs;

namespace TapBot.Core.Containers.Docker;

/// <summary>The log of one container, as its engine keeps it.</summary>
/// <param name="reader">Of the engine.</param>
/// <param name="container">Best its full id: a name may belong to another container tomorrow.</param>
/// <param name="begins">When the container was created.</param>
/// <param name="origin">Who it is; null when nobody knows.</param>
/// <param name="time">The clock; null for the system's.</param>
internal sealed class ContainerLogSource(EngineLogReader reader, ContainerName container, DateTimeOffset begins, LogOrigin? origin = null, TimeProvider? time = null) : ILogSource
{
    /// <summary>
    /// With how many of its last lines a log that was read before is followed where the engine may lose a file of it, see <see cref="EngineLogReader.LosesRotated"/>; one of them has to be known. An engine reads through
    /// all files of a log to find a moment in it. That may take seconds, in which it does not see that the log is rotated; the last lines it has at once.
    /// </summary>
    public const int Overlap = 2_000;

    private const int Wider = 4, Widest = Overlap * Wider * Wider * Wider;
    private const int MostCuts = 2;

    public LogOrigin? Origin => origin;

    public DateTimeOffset Begins => begins;

    public async Task FollowAsync(LogStart start, ILogSink sink, CancellationToken cancellationToken)
    {
        var resume = start.Resume;
        if (!resume.IsEmpty && reader.LosesRotated is null)
            await NewestAsync(resume.NewestTime, cancellationToken); // what answers says which engine it is
        var (overlap, cuts) = ((int?)Overlap, 0);
        while (true)
        {
            var outcome = await FollowAsync(Following(start, overlap), resume, sink, cuts, cancellationToken);
            if (outcome is LogOutcome.Stuck)
            {
                cuts++;
                continue;
            }
            // Torn: what lies between. Ended: an engine may end a followed log before it has read what the container wrote last (20.10 does).
            var before = resume.Delivered;
            if (outcome is LogOutcome.Enough || await reader.ReadAsync(Query(start, follow: false), resume, sink, cancellationToken) is LogOutcome.Enough || outcome is LogOutcome.Ended)
                return;
            overlap = resume.Delivered > before && overlap < Widest ? overlap * Wider : null; // or nothing lies between, and by its last lines it cannot be told where it goes on
        }
    }

    public Task ReadAsync(LogRange range, ILogSink sink, CancellationToken cancellationToken) =>
        reader.ReadAsync(new LogQuery(container, Follow: false, range.Since, range.Until, range.Tail) { Origin = origin }, new LogResume(), sink, cancellationToken);

    private Task<LogOutcome> FollowAsync(LogQuery query, LogResume resume, ILogSink sink, int cuts, CancellationToken cancellationToken)
    {
        // Without a number of last lines it may take the engine any time until the first one comes.
        if (query.Tail is null || cuts == MostCuts)
            return reader.ReadAsync(query, resume, sink, cancellationToken);
        long? known = resume.IsEmpty ? null : resume.NewestTime;
        var check = new FollowingCheck(sink, resume.NewestTime, LogPause.Longest * (2 << cuts), time ?? TimeProvider.System);
        return check.RunAsync(
            cut => reader.ReadAsync(query, resume, check, cut),
            async cut => reader.LosesRotated == true ? await NewestAsync(known, cut) : null,
            cancellationToken);
    }

    private LogQuery Following(LogStart start, int? overlap)
    {
        var query = Query(start, follow: true);
        return overlap is not null && reader.LosesRotated != false && start.Resume.CanMeet ? query with { Tail = overlap, GoesOn = true } : query;
    }

    private LogQuery Query(LogStart start, bool follow)
    {
        var since = start.Resume.Begin();
        return new LogQuery(container, follow, Since: since, Tail: since is null ? start.Tail : null) { Origin = origin };
    }

    /// <summary>The timestamp of the newest line. Older ones than those that are known need not be looked for: that spares an engine rotated files that it would have to unpack.</summary>
    private async Task<long?> NewestAsync(long? known, CancellationToken cancellationToken)
    {
        var last = await this.LinesAsync(new LogRange(known, Tail: 1), cancellationToken).LastOrDefaultAsync(cancellationToken);
        return last is [.., var newest] ? newest.Cursor.Nanoseconds : null;
    }
}
