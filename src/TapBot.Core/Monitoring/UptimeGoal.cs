using TapBot.Core.Figures;
using TapBot.Core.Wording;

namespace TapBot.Core.Monitoring;

/// <summary>The share of 30 days in which what is watched was not red. Pure.</summary>
internal static class UptimeGoal
{
    /// <summary>The least share.</summary>
    public const double Goal = 0.999;

    public static ServiceLevel Of() => new() { Kind = GoalKind.Uptime, Goal = Goal, Colour = LightColour.Unknown, Reason = Phrase.Of("monitoring.goal.uptime.none") };
}
