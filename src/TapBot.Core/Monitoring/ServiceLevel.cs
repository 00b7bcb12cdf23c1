using TapBot.Core.Figures;
using TapBot.Core.Wording;

namespace TapBot.Core.Monitoring;

/// <summary>One of the goals and how it is met now.</summary>
public sealed record ServiceLevel
{
    /// <summary>Which goal.</summary>
    public required GoalKind Kind { get; init; }

    /// <summary>The goal, in the unit of its kind: for <see cref="GoalKind.ApiResponse"/> the most, for all others the least.</summary>
    public required double Goal { get; init; }

    /// <summary>The value now, in the same unit; null when it is not known. Nothing is rounded: <see cref="Shares.Percent"/> tells it to people.</summary>
    public double? Value { get; init; }

    /// <summary>How much of the time, or of the things that are counted, is known, 0 to 1; null when there is nothing to count.</summary>
    public double? Coverage { get; init; }

    /// <summary>Whether the goal is met.</summary>
    public required LightColour Colour { get; init; }

    /// <summary>Why it has that colour, or why there is no value.</summary>
    public required Phrase Reason { get; init; }

    /// <summary>When the value was measured, UTC; null when there is none.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>How often it is measured: what is older than a few times that is old.</summary>
    public TimeSpan Every { get; init; }

    /// <summary>The history of the value; null when there is none that the asker may see.</summary>
    public SeriesName? Series { get; init; }

    /// <summary>Whose value it is: the proxy or the database; null when it is that of all.</summary>
    public string? Source { get; init; }

    /// <summary>Connections in use, for <see cref="GoalKind.CacheHit"/>; of the database with the fewest left.</summary>
    public int? ConnectionsUsed { get; init; }

    /// <summary>How many connections there may be there.</summary>
    public int? ConnectionsLimit { get; init; }

    /// <summary>The database whose connections these are.</summary>
    public string? ConnectionsOf { get; init; }
}
