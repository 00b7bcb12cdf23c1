namespace TapBot.Core.Databases;

/// <summary>A session of an instance (pg_stat_activity).</summary>
public sealed record DatabaseSession
{
    /// <summary>The process of the server; given to others after the session, so it names one only together with <see cref="StartedAt"/>.</summary>
    public required int Pid { get; init; }

    /// <summary>When the session began, UTC, to the microsecond.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>What names it for good.</summary>
    public SessionId Id => new(Pid, StartedAt);

    /// <summary>The database it is connected to; null for a process of the server.</summary>
    public string? Database { get; init; }

    /// <summary>Its role.</summary>
    public string? User { get; init; }

    /// <summary>What the client calls itself; empty when it does not say.</summary>
    public string Application { get; init; } = "";

    /// <summary>The client's address; null over a local socket.</summary>
    public string? Client { get; init; }

    /// <summary>What it is for: <c>client backend</c>, <c>autovacuum worker</c> and so on; null when the log-in may not see it.</summary>
    public string? Kind { get; init; }

    /// <summary>active, idle, idle in transaction, idle in transaction (aborted), fastpath function call, disabled; null when it may not be seen, or for a process of the server.</summary>
    public string? State { get; init; }

    /// <summary>The statement it runs, or ran last; cut after <see cref="SessionsSource.QueryLength"/> characters. Null when it may not be seen.</summary>
    public string? Query { get; init; }

    /// <summary>When its transaction began; null outside of one.</summary>
    public DateTimeOffset? TransactionStartedAt { get; init; }

    /// <summary>When its statement began.</summary>
    public DateTimeOffset? QueryStartedAt { get; init; }

    /// <summary>When its state changed.</summary>
    public DateTimeOffset? StateChangedAt { get; init; }

    /// <summary>What kind of thing it waits for: Lock, LWLock, IO, Client and others; null when for nothing.</summary>
    public string? WaitKind { get; init; }

    /// <summary>What it waits for.</summary>
    public string? WaitEvent { get; init; }

    /// <summary>True when it has written within its transaction.</summary>
    public bool HasWritten { get; init; }

    /// <summary>The sessions that hold what it waits for.</summary>
    public IReadOnlyList<int> BlockedBy { get; init; } = [];

    /// <summary>The lock it waits for; null when for none.</summary>
    public LockWait? Wait { get; init; }

    /// <summary>True when it waits for its client in the midst of a transaction: a cancel does nothing to it.</summary>
    public bool IsIdleInTransaction => State?.StartsWith("idle in transaction", StringComparison.Ordinal) == true;
}
