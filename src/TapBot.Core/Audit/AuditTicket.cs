namespace TapBot.Core.Audit;

/// <summary>The receipt for a written intent; its outcome is written against it.</summary>
/// <param name="Sequence">The number of the intent's row in the trail.</param>
public readonly record struct AuditTicket(long Sequence);
