namespace TapBot.Core.Databases;

/// <summary>A session that waits for a lock.</summary>
/// <param name="Pid">The process.</param>
/// <param name="Who">Role, application and database.</param>
/// <param name="Seconds">How long.</param>
/// <param name="Blockers">The processes that hold it, apart by blanks.</param>
internal sealed record BlockedSession(long Pid, string Who, double Seconds, string Blockers);
