namespace TapBot.Core.Databases;

/// <summary>A session as the server shows it before or after a signal.</summary>
internal sealed record SessionFacts(int Pid, string? User, string? State, DateTimeOffset? QueryStart, double? SecondsInState)
{
    /// <summary>The process as people write it: no number to be grouped by thousands.</summary>
    public string Name => SessionOperation.NameOf(Pid);

    public bool IsIdleInTransaction => State?.StartsWith("idle in transaction", StringComparison.Ordinal) == true;
}
