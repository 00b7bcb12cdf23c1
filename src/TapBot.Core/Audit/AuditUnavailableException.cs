namespace TapBot.Core.Audit;

/// <summary>The audit trail cannot be written, for instance because the disk is full. Nothing that must be audited may happen.</summary>
public sealed class AuditUnavailableException(Exception inner) : Exception("The audit trail cannot be written: " + inner.Message, inner);
