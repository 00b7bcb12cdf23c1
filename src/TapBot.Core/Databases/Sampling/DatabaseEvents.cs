namespace TapBot.Core.Databases;

/// <summary>Finds what happened between two readings. Pure.</summary>
internal static class DatabaseEvents
{
    /// <summary>So many are kept, the newest.</summary>
    public const int Most = 50;

    /// <summary>A server reads its configuration when it starts, too.</summary>
    private static readonly TimeSpan Starting = TimeSpan.FromSeconds(10);

    /// <summary>What is known to have happened, after another reading; oldest first.</summary>
    /// <param name="known">What was known before.</param>
    /// <param name="before">The reading before; null for the first one.</param>
    /// <param name="now">The reading.</param>
    public static IReadOnlyList<DatabaseEvent> After(IReadOnlyList<DatabaseEvent> known, DatabaseMetrics? before, DatabaseMetrics now)
    {
        var found = new List<DatabaseEvent>();
        if (now.StartedAt > DateTimeOffset.UnixEpoch)
            found.Add(new(now.StartedAt, DatabaseEventKind.Started));
        if (now.ConfiguredAt is { } configured && configured > now.StartedAt + Starting)
            found.Add(new(configured, DatabaseEventKind.Configured));
        if (now.CountersResetAt is { } reset)
            found.Add(new(reset, DatabaseEventKind.CountersReset));
        if (before is { IsReplica: true } && !now.IsReplica)
            found.Add(new(now.At, DatabaseEventKind.Promoted));
        return found.TrueForAll(e => known.Contains(e)) ? known : [.. known.Union(found).OrderBy(e => e.At).TakeLast(Most)];
    }
}
