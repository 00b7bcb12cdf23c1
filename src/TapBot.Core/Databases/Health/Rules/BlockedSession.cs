namespace TapBot.Core.Databases;

/// <summary>A session that waits for a lock.</summary>
/// <param name="Pid">The process.</param>
/// <param name="Who">Role, application and database.</param>
/// <param name="Seconds">How long.</param>
/// <param name="Blockers">The processes that hold it, apart by blanks.</param>
/// <param name="IsAdvisory">True for a lock that applications have agreed upon: only they know whether the wait is meant.</param>
/// <param name="Remedy">The SQL that ends those that hold it, and never others that are given the same processes later; null when they are no clients.</param>
internal sealed record BlockedSession(long Pid, string Who, double Seconds, string Blockers, bool IsAdvisory = false, string? Remedy = null);
