using TapBot.Core.Audit;
using TapBot.Core.Wording;

namespace TapBot.Portal.Features.Administration;

/// <summary>How rows of the trail are asked for, in the query of an address.</summary>
public sealed record AuditSearch
{
    /// <summary>The words for <see cref="Outcome"/>.</summary>
    internal static readonly string[] Outcomes = ["done", "refused", "failed", "unknown", AuditFilter.Open];

    /// <summary>Not before this time.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Before this time.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>A part of the name of who acted.</summary>
    public string? Actor { get; init; }

    /// <summary>The beginning of the operation's name, such as <c>containers.</c></summary>
    public string? Action { get; init; }

    /// <summary>A part of the target, its server or its project.</summary>
    public string? Target { get; init; }

    /// <summary>done, refused, failed, unknown, or open for what has no outcome yet.</summary>
    public string? Outcome { get; init; }

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
