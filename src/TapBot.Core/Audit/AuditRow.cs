namespace TapBot.Core.Audit;

/// <summary>One link of the chain. Times are kept to the millisecond, so that both engines give back exactly what was hashed.</summary>
internal sealed class AuditRow
{
    /// <summary>1, 2, 3 ... without gaps.</summary>
    public required long Sequence { get; set; }

    public required DateTimeOffset At { get; set; }

    public required string ActorKind { get; set; }

    public required string ActorId { get; set; }

    public required string ActorName { get; set; }

    /// <summary>The beginning of the session's name, enough to tell sessions apart.</summary>
    public string? Session { get; set; }

    public string? Address { get; set; }

    public required string Action { get; set; }

    public required string Target { get; set; }

    public string? Server { get; set; }

    public string? Project { get; set; }

    public string? Details { get; set; }

    /// <summary>For an outcome: the number of the intent it answers. Null for an intent, and for an event that is written once.</summary>
    public long? Intent { get; set; }

    /// <summary>Null for an intent; otherwise how it ended.</summary>
    public string? Outcome { get; set; }

    /// <summary>Evidence or reason as JSON of a phrase; null for an intent.</summary>
    public string? Statement { get; set; }

    /// <summary>The hash of the row before, hexadecimal; 64 zeros for the first row.</summary>
    public required string PreviousHash { get; set; }

    /// <summary>SHA-256 over the previous hash and the canonical JSON of this row, hexadecimal.</summary>
    public required string Hash { get; set; }
}
