using TapBot.Core.Figures;
using TapBot.Core.Monitoring;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Monitoring;

/// <summary>One of the goals and how it is met.</summary>
/// <param name="Kind">apiResponse, cacheHit, uptime or sslCoverage.</param>
/// <param name="Unit">milliseconds, where less is better, or share (0 to 1), where more is.</param>
/// <param name="Goal">The goal, in that unit.</param>
/// <param name="Value">The value now, in that unit and never rounded; null when it is not known.</param>
/// <param name="Coverage">How much of the time, or of the things that are counted, is known, 0 to 1; null when there is nothing to count.</param>
/// <param name="Light">green, yellow, red or unknown.</param>
/// <param name="Reason">Why, in words.</param>
/// <param name="At">When the value was measured.</param>
/// <param name="EverySeconds">How often it is measured.</param>
/// <param name="Series">The history of the value, for /api/v1/history; null when there is none that the caller may see.</param>
/// <param name="Source">Whose value it is: the proxy or the database; null when it is that of all.</param>
/// <param name="ConnectionsUsed">Connections in use of the database with the fewest left; for cacheHit.</param>
/// <param name="ConnectionsLimit">How many there may be there.</param>
/// <param name="ConnectionsOf">That database.</param>
public sealed record ServiceLevelModel(
    GoalKind Kind, string Unit, double Goal, double? Value, double? Coverage, LightColour Light, string Reason, DateTimeOffset? At, double EverySeconds, string? Series, string? Source,
    int? ConnectionsUsed, int? ConnectionsLimit, string? ConnectionsOf)
{
    /// <summary>A goal in the words of the reader.</summary>
    public static ServiceLevelModel Of(Texts texts, ServiceLevel level) => new(
        level.Kind, level.Kind is GoalKind.ApiResponse ? "milliseconds" : "share", level.Goal, level.Value, level.Coverage, level.Colour, texts.Say(level.Reason), level.At, level.Every.TotalSeconds,
        level.Series?.Value, level.Source, level.ConnectionsUsed, level.ConnectionsLimit, level.ConnectionsOf);
}
