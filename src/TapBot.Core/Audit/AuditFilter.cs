namespace TapBot.Core.Audit;

/// <summary>Which rows of the trail are asked for; null asks for all.</summary>
public sealed record AuditFilter
{
    /// <summary>The word for intents that nothing has answered yet, beside the outcomes.</summary>
    public const string Open = "open";

    /// <summary>Not before.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Before.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>A part of the name of who acted, in any case.</summary>
    public string? Actor { get; init; }

    /// <summary>The beginning of the name of an operation: <c>containers.</c> for all on containers.</summary>
    public string? Action { get; init; }

    /// <summary>A part of what it was done to, or of its server or project, in any case.</summary>
    public string? Target { get; init; }

    /// <summary><c>done</c>, <c>refused</c>, <c>failed</c>, <c>unknown</c> or <see cref="Open"/>.</summary>
    public string? Outcome { get; init; }

    /// <summary>Leaves out intents that have their outcome, which says the same and more.</summary>
    public bool WithoutAnswered { get; init; }
}
