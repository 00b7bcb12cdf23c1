using TapBot.Core.Wording;

namespace TapBot.Core.Audit;

/// <summary>The record of who did what. Append-only and hash-chained: no record, no action.</summary>
public interface IAuditTrail
{
    /// <summary>Writes the intent and returns once it is stored.</summary>
    /// <exception cref="AuditUnavailableException">It could not be stored; the action must not happen.</exception>
    Task<AuditTicket> IntendAsync(AuditIntent intent, CancellationToken cancellationToken);

    /// <summary>Writes how an intended action ended. Not cancellable by whoever asked: the outcome is owed.</summary>
    /// <param name="ticket">The receipt of the intent.</param>
    /// <param name="outcome"><c>done</c>, <c>refused</c>, <c>failed</c> or <c>unknown</c>.</param>
    /// <param name="statement">Evidence or reason.</param>
    Task ConcludeAsync(AuditTicket ticket, string outcome, Phrase statement);
}
