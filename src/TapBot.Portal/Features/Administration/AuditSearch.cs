using TapBot.Core.Audit;
using TapBot.Core.Wording;

namespace TapBot.Portal.Features.Administration;

/// <summary>How rows of the trail are asked for, in the query of an address.</summary>
/// <param name="From">Not before this time.</param>
/// <param name="To">Before this time.</param>
/// <param name="Actor">A part of the name of who acted.</param>
/// <param name="Action">The beginning of the operation's name, such as <c>containers.</c></param>
/// <param name="Target">A part of the target, its server or its project.</param>
/// <param name="Outcome">done, refused, failed, unknown, or open for what has no outcome yet.</param>
public sealed record AuditSearch(DateTimeOffset? From, DateTimeOffset? To, string? Actor, string? Action, string? Target, string? Outcome)
{
    /// <summary>The words for <see cref="Outcome"/>.</summary>
    internal static readonly string[] Outcomes = ["done", "refused", "failed", "unknown", AuditFilter.Open];

    private const int Longest = 200;

    /// <summary>What is wrong with it; null when nothing is.</summary>
    internal Phrase? Flaw =>
        !string.IsNullOrEmpty(Outcome) && !Outcomes.Contains(Outcome) ? Phrase.Of("audit.badOutcome", ("value", Outcome), ("legal", string.Join(", ", Outcomes)))
        : new[] { Actor, Action, Target }.Any(t => t?.Length > Longest) ? Phrase.Of("audit.longSearch", ("most", Longest))
        : null;

    internal AuditFilter Filter(bool withoutAnswered = false) => new()
    {
        From = From,
        To = To,
        Actor = Actor,
        Action = Action,
        Target = Target,
        Outcome = string.IsNullOrEmpty(Outcome) ? null : Outcome,
        WithoutAnswered = withoutAnswered,
    };
}
