namespace TapBot.Core.Databases;

/// <summary>What the server has counted of a table since its statistics began (pg_stat_all_tables); estimates are marked.</summary>
public sealed record ObjectStatistics
{
    /// <summary>Live rows, estimated.</summary>
    public long LiveRows { get; init; }

    /// <summary>Dead rows, estimated.</summary>
    public long DeadRows { get; init; }

    /// <summary>Rows changed since the last analyze, estimated.</summary>
    public long ChangedSinceAnalyze { get; init; }

    /// <summary>How often the whole table was read.</summary>
    public long SequentialScans { get; init; }

    /// <summary>How often one of its indexes was used.</summary>
    public long IndexScans { get; init; }

    /// <summary>Rows inserted.</summary>
    public long Inserted { get; init; }

    /// <summary>Rows updated.</summary>
    public long Updated { get; init; }

    /// <summary>Rows updated without touching an index.</summary>
    public long UpdatedHot { get; init; }

    /// <summary>Rows deleted.</summary>
    public long Deleted { get; init; }

    /// <summary>The last vacuum that somebody asked for, UTC.</summary>
    public DateTimeOffset? LastVacuum { get; init; }

    /// <summary>The last vacuum that the server began by itself, UTC.</summary>
    public DateTimeOffset? LastAutovacuum { get; init; }

    /// <summary>The last analyze that somebody asked for, UTC.</summary>
    public DateTimeOffset? LastAnalyze { get; init; }

    /// <summary>The last analyze that the server began by itself, UTC.</summary>
    public DateTimeOffset? LastAutoanalyze { get; init; }
}
