using TapBot.Core.Access;
using TapBot.Core.Figures;
using TapBot.Core.Wording;

namespace TapBot.Core.Monitoring;

/// <summary>A check and how its last look ended. Immutable: news make a new one.</summary>
public sealed record CheckState
{
    /// <summary>How many looks in a row must fail until it is red; the first that fails is a warning.</summary>
    public const int RedAfter = 2;

    /// <summary>What it is called.</summary>
    public required string Name { get; init; }

    /// <summary>What is asked, without the query, which may hold a secret.</summary>
    public required string Url { get; init; }

    /// <summary>Where it belongs, for questions of rights.</summary>
    public required Scope Scope { get; init; }

    /// <summary>The time between two looks; always within what is legal.</summary>
    public required TimeSpan Every { get; init; }

    /// <summary>Who has set it up.</summary>
    public CheckOrigin Origin { get; init; }

    /// <summary>What is made; of another plan of the same name nothing is known yet.</summary>
    internal CheckPlan? Plan { get; init; }

    /// <summary>The number of the last look, counted from 1.</summary>
    internal int Look { get; init; }

    /// <summary>Its light.</summary>
    public LightColour Colour { get; init; } = LightColour.Unknown;

    /// <summary>Why it has that colour.</summary>
    public Phrase Reason { get; init; } = Phrase.Of("monitoring.check.notYet");

    /// <summary>Since when it has that colour, UTC.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>When it was looked at last, UTC; null until then.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>How long the last whole answer took, in milliseconds; null when there was none.</summary>
    public double? Milliseconds { get; init; }

    /// <summary>How many looks in a row failed.</summary>
    public int Failures { get; init; }

    /// <summary>Why it is not made, which is red until somebody changes or removes it; null when it is made.</summary>
    public Phrase? Flaw { get; init; }

    /// <summary>True when its light says something.</summary>
    public bool HasLight => At is not null || Flaw is not null;

    /// <summary>The state of a check that was not made yet, or is not legal and never will be.</summary>
    /// <param name="plan">The check.</param>
    /// <param name="looks">How many looks there were under its name.</param>
    /// <param name="now">The time.</param>
    internal static CheckState Of(CheckPlan plan, int looks, DateTimeOffset now)
    {
        var (asked, every) = (plan.Question, Math.Clamp(plan.Question.EverySeconds, CheckRules.LeastEvery, CheckRules.MostEvery));
        var state = new CheckState { Name = plan.Name, Url = asked.Shown, Scope = asked.Scope, Every = TimeSpan.FromSeconds(every), Origin = plan.Origin, Plan = plan, Look = looks };
        return plan.Flaw is { } flaw ? state with { Flaw = flaw, Colour = LightColour.Red, Reason = flaw, Since = now } : state;
    }

    /// <summary>The state after a look.</summary>
    /// <param name="flaw">What was wrong; null for nothing.</param>
    /// <param name="took">How long the whole answer took; null when there was none.</param>
    /// <param name="slow">What takes longer is a warning.</param>
    /// <param name="now">The time.</param>
    internal CheckState After(Phrase? flaw, TimeSpan? took, TimeSpan? slow, DateTimeOffset now)
    {
        var failures = flaw is null ? 0 : Failures + 1;
        var (colour, reason) = flaw is not null ? (failures >= RedAfter ? LightColour.Red : LightColour.Yellow, flaw)
            : took > slow ? (LightColour.Yellow, Phrase.Of("monitoring.check.slow", ("milliseconds", Rounded(took)), ("bound", Rounded(slow))))
            : (LightColour.Green, Phrase.Of("monitoring.check.good", ("milliseconds", Rounded(took))));
        return this with { Colour = colour, Reason = reason, Since = colour == Colour ? Since : now, At = now, Milliseconds = took?.TotalMilliseconds, Failures = failures, Look = Look + 1 };
    }

    private static double Rounded(TimeSpan? length) => Math.Ceiling(length?.TotalMilliseconds ?? 0);
}
