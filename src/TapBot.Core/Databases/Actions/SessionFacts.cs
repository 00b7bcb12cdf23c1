namespace TapBot.Core.Databases;

/// <summary>A session as the server shows it before or after a signal.</summary>
internal sealed record SessionFacts(int Pid, string? User, string? State, DateTimeOffset? QueryStart, double? SecondsInState)
{
    public bool IsIdleInTransaction => State?.StartsWith("idle in transaction", StringComparison.Ordinal) == true;
}
