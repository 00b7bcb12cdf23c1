namespace TapBot.Core.Databases;

/// <summary>
/// Checkpoints over the last hour. They come every few minutes: between two readings there is none, or one, which says nothing. One sampler uses it at a time.
/// </summary>
internal sealed class CheckpointWindow(TimeProvider time)
{
    /// <summary>What the figures cover at most.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>What they cover at least.</summary>
    public static readonly TimeSpan Least = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Step = TimeSpan.FromMinutes(1);

    private readonly Queue<DatabaseCounters> kept = new();
    private long keptAt;

    /// <summary>The figures with those of checkpoints.</summary>
    /// <param name="figures">The figures.</param>
    /// <param name="now">What was counted by now.</param>
    /// <param name="continues">False after a restart or a reset.</param>
    public DatabaseMetrics Apply(DatabaseMetrics figures, DatabaseCounters now, bool continues)
    {
        if (!continues || now.CheckpointsTimed is null || (kept.TryPeek(out var oldest) && !Counts(oldest, now)))
            kept.Clear();
        if (now.CheckpointsTimed is not null && (kept.Count == 0 || time.GetElapsedTime(keptAt, now.At) >= Step))
        {
            kept.Enqueue(now);
            keptAt = now.At;
        }
        while (kept.Count > 1 && time.GetElapsedTime(kept.Peek().At, now.At) > Longest)
            kept.Dequeue();
        var first = kept.TryPeek(out var beginning) ? beginning : now;
        var covered = time.GetElapsedTime(first.At, now.At);
        if (covered < Least)
            return figures with { CheckpointsTimedPerHour = null, CheckpointsRequestedPerHour = null, CheckpointBytesPerSecond = null, CheckpointShare = null };
        return figures with
        {
            CheckpointsTimedPerHour = (now.CheckpointsTimed - first.CheckpointsTimed) / covered.TotalHours,
            CheckpointsRequestedPerHour = (now.CheckpointsRequested - first.CheckpointsRequested) / covered.TotalHours,
            CheckpointBytesPerSecond = (now.CheckpointBytes - first.CheckpointBytes) / covered.TotalSeconds,
            CheckpointShare = Math.Min(1, (now.CheckpointMilliseconds - first.CheckpointMilliseconds) / covered.TotalMilliseconds ?? 0),
        };
    }

    /// <summary>True when the later one can have grown from the earlier: these counters have a reset of their own.</summary>
    private static bool Counts(DatabaseCounters before, DatabaseCounters now) =>
        now.CheckpointsTimed >= before.CheckpointsTimed && now.CheckpointsRequested >= before.CheckpointsRequested && now.CheckpointBytes >= before.CheckpointBytes && now.CheckpointMilliseconds >= before.CheckpointMilliseconds;
}
