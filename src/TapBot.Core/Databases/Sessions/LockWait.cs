namespace TapBot.Core.Databases;

/// <summary>A lock that somebody waits for (pg_locks).</summary>
/// <param name="Kind">What is locked: relation, transactionid, tuple, advisory and others.</param>
/// <param name="Mode">How it is wanted, such as <c>AccessExclusiveLock</c>.</param>
/// <param name="Object">The table or index with its schema; null for other kinds and in databases other than the log-in's.</param>
/// <param name="Since">Since when it waits, UTC; null for a moment at the beginning.</param>
public sealed record LockWait(string Kind, string Mode, string? Object, DateTimeOffset? Since);
