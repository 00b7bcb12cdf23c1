using TapBot.Core.Audit;
using TapBot.Portal.Features.Operations;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Administration;

/// <summary>A row of the audit trail as the API shows it.</summary>
/// <param name="Sequence">1, 2, 3 ... without gaps.</param>
/// <param name="At">When.</param>
/// <param name="ActorKind">user, token, screen or portal.</param>
/// <param name="ActorId">The key of who acted.</param>
/// <param name="Actor">What they were called.</param>
/// <param name="Session">The beginning of the session's name.</param>
/// <param name="Address">From where.</param>
/// <param name="Action">What it was.</param>
/// <param name="Target">What it was done to.</param>
/// <param name="Server">On which server; null when on none.</param>
/// <param name="Project">In which compose project; null when in none.</param>
/// <param name="Details">Arguments, secrets masked; of intents only.</param>
/// <param name="Intent">For an outcome: the row of the intent that it answers.</param>
/// <param name="Outcome">done, refused, failed or unknown; null for an intent.</param>
/// <param name="Statement">Evidence or reason; null for an intent.</param>
/// <param name="PreviousHash">The hash of the row before.</param>
/// <param name="Hash">The hash of this row.</param>
public sealed record AuditModel(
    long Sequence, DateTimeOffset At, string ActorKind, string ActorId, string Actor, string? Session, string? Address, string Action, string Target, string? Server,
    string? Project, string? Details, long? Intent, string? Outcome, Statement? Statement, string PreviousHash, string Hash)
{
    /// <summary>A row in words.</summary>
    public static AuditModel Of(Texts texts, AuditRecord row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new(
            row.Sequence, row.At, row.ActorKind.ToLowerInvariant(), row.ActorId, row.Actor, row.Session, row.Address, row.Action, row.Target, row.Server, row.Project,
            row.Details, row.Intent, row.Outcome, row.Statement is { } said ? Operations.Statement.Of(texts, said) : null, row.PreviousHash, row.Hash);
    }
}
