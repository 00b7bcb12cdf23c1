namespace TapBot.Core.Databases;

/// <summary>What the server has counted since it began or was told to begin anew, summed over all databases, at one moment.</summary>
internal sealed record DatabaseCounters
{
    public long At { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? ResetAt { get; init; }

    /// <summary>Transactions that the portal itself had ended by then.</summary>
    public long Own { get; init; }

    /// <summary>True when pg_stat_database was not read, so that what it counts is not known.</summary>
    public bool IsMissing { get; init; }

    public long Commits { get; init; }

    public long Rollbacks { get; init; }

    public long BlocksHit { get; init; }

    public long BlocksRead { get; init; }

    public long RowsRead { get; init; }

    public long RowsFetched { get; init; }

    public long RowsInserted { get; init; }

    public long RowsUpdated { get; init; }

    public long RowsDeleted { get; init; }

    public long TempFiles { get; init; }

    public long TempBytes { get; init; }

    public long Deadlocks { get; init; }

    public long? CheckpointsTimed { get; init; }

    public long? CheckpointsRequested { get; init; }

    /// <summary>Bytes that checkpoints have written.</summary>
    public long? CheckpointBytes { get; init; }

    /// <summary>How long checkpoints have written and waited for the disk; known when one has ended.</summary>
    public long? CheckpointMilliseconds { get; init; }

    public long? WalBytes { get; init; }

    /// <summary>True when what the two count has one beginning, so that their difference means something.</summary>
    public bool Continues(DatabaseCounters before) =>
        StartedAt == before.StartedAt && ResetAt == before.ResetAt && IsMissing == before.IsMissing
        && Commits >= before.Commits && Rollbacks >= before.Rollbacks && BlocksHit >= before.BlocksHit && BlocksRead >= before.BlocksRead
        && RowsRead >= before.RowsRead && RowsFetched >= before.RowsFetched && TempBytes >= before.TempBytes;
}
