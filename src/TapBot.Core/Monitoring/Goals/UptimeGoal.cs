using TapBot.Core.Figures;
using TapBot.Core.Wording;

namespace TapBot.Core.Monitoring;

/// <summary>The share of 30 days in which what is watched was not red. Pure.</summary>
internal static class UptimeGoal
{
    /// <summary>The least share.</summary>
    public const double Goal = 0.999;

    /// <summary>Below this share it is bad.</summary>
    public const double Bad = 0.99;

    /// <summary>With less of the time known, nobody can say that the goal is met.</summary>
    public const double EnoughCoverage = 0.95;

    public static ServiceLevel Of(Uptime uptime, DateTimeOffset? at, bool ofAll)
    {
        var level = new ServiceLevel { Kind = GoalKind.Uptime, Goal = Goal, Colour = LightColour.Unknown, Reason = Phrase.Of("monitoring.goal.uptime.none"), Every = UptimeBook.Every };
        if (uptime.Share is not { } share)
            return level;
        // As if it had been well in all the time of which nothing is known: what is missed even so is missed.
        var certain = ColourOf(1 - uptime.Down);
        var (colour, code) = uptime.Coverage >= EnoughCoverage ? (ColourOf(share), share >= Goal ? "met" : "missed") : certain > LightColour.Green ? (certain, "missed") : (LightColour.Unknown, "little");
        return level with
        {
            Value = share,
            Coverage = uptime.Coverage,
            At = at,
            Colour = colour,
            Series = ofAll ? UptimeSeries.All : null,
            Reason = Phrase.Of($"monitoring.goal.uptime.{code}", ("percent", Shares.Percent(share)), ("coverage", Shares.Percent(uptime.Coverage)), ("goal", Shares.Percent(Goal))),
        };
    }

    private static LightColour ColourOf(double share) => share >= Goal ? LightColour.Green : share >= Bad ? LightColour.Yellow : LightColour.Red;
}
