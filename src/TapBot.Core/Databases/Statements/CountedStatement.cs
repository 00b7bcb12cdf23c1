namespace TapBot.Core.Databases;

/// <summary>A statement as pg_stat_statements counts it: all that differ only in their values together. Counts are since its counters were reset.</summary>
public sealed record CountedStatement
{
    /// <summary>What names it for good; null when the log-in does not see whose it is, so that it cannot be found again.</summary>
    public string? Id { get; init; }

    /// <summary>The database it runs in; null when that is gone.</summary>
    public string? Database { get; init; }

    /// <summary>The role that runs it; null when that is gone.</summary>
    public string? User { get; init; }

    /// <summary>Its text, cut after <see cref="StatementList.MostText"/> characters; null when the log-in may not see it.</summary>
    public string? Text { get; init; }

    /// <summary>True when the text is longer than shown.</summary>
    public bool IsCut { get; init; }

    /// <summary>How often it ran.</summary>
    public long Calls { get; init; }

    /// <summary>The time that it ran in all, in milliseconds (total_exec_time).</summary>
    public double Milliseconds { get; init; }

    /// <summary>Rows that it gave or changed in all.</summary>
    public long Rows { get; init; }

    /// <summary>Blocks found in shared buffers.</summary>
    public long BlocksHit { get; init; }

    /// <summary>Blocks read from outside of shared buffers.</summary>
    public long BlocksRead { get; init; }

    /// <summary>Bytes written to temporary files.</summary>
    public long TempBytes { get; init; }

    /// <summary>Milliseconds of one run, on average.</summary>
    public double Mean => Calls > 0 ? Milliseconds / Calls : 0;

    /// <summary>Rows of one run, on average.</summary>
    public double RowsPerCall => Calls > 0 ? (double)Rows / Calls : 0;

    /// <summary>Share of blocks found in shared buffers, 0 to 1; null when it asked for none.</summary>
    public double? CacheHit => BlocksHit + BlocksRead > 0 ? (double)BlocksHit / (BlocksHit + BlocksRead) : null;
}
