namespace TapBot.Core.Audit;

/// <summary>What verifying the trail found.</summary>
/// <param name="Rows">How many rows there are.</param>
/// <param name="Head">The newest row; note it elsewhere to be able to tell later that the end was not cut off.</param>
/// <param name="Flaws">What is not as it was written, at most <see cref="AuditVerifier.MostFlaws"/>; empty when the trail is whole.</param>
public sealed record AuditReport(long Rows, AuditHead Head, IReadOnlyList<AuditFlaw> Flaws);
