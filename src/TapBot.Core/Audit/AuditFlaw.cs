using TapBot.Core.Wording;

namespace TapBot.Core.Audit;

/// <summary>Something in the trail that is not as it was written.</summary>
/// <param name="Kind">What was done to it.</param>
/// <param name="Sequence">The first row concerned.</param>
/// <param name="Last">The last row concerned; for one row the same as <paramref name="Sequence"/>. For a row that stands in another's place: that other's number.</param>
public sealed record AuditFlaw(AuditFlawKind Kind, long Sequence, long Last)
{
    /// <summary>The same for people, in their language.</summary>
    public Phrase Words => Kind switch
    {
        AuditFlawKind.Edited => Phrase.Of("audit.flaw.edited", ("sequence", Sequence)),
        AuditFlawKind.Deleted when Sequence == Last => Phrase.Of("audit.flaw.deletedOne", ("sequence", Sequence)),
        AuditFlawKind.Deleted => Phrase.Of("audit.flaw.deleted", ("sequence", Sequence), ("last", Last)),
        AuditFlawKind.Reordered => Phrase.Of("audit.flaw.reordered", ("sequence", Sequence), ("last", Last)),
        AuditFlawKind.Replaced => Phrase.Of("audit.flaw.replaced", ("sequence", Sequence)),
        _ => Phrase.Of("audit.flaw.truncated", ("sequence", Sequence)),
    };

    /// <summary>A sentence for the command line.</summary>
    public override string ToString() => Kind switch
    {
        AuditFlawKind.Edited => $"Row {Sequence} was edited: its content no longer fits its hash.",
        AuditFlawKind.Deleted when Sequence == Last => $"Row {Sequence} was deleted.",
        AuditFlawKind.Deleted => $"Rows {Sequence} to {Last} were deleted.",
        AuditFlawKind.Reordered => $"Row {Sequence} holds what was written as row {Last}: rows were reordered.",
        AuditFlawKind.Replaced => $"Row {Sequence} does not stand on the row before it: the rows up to it, or from it on, were written anew.",
        _ => $"The end is missing: row {Sequence} was written and is gone, or is another one.",
    };
}
