using TapBot.Core.Figures;

namespace TapBot.Portal.Features.Monitoring;

/// <summary>A day of a goal as a line: one value for each stretch of time, null where nothing was measured. Pure.</summary>
/// <param name="Values">Oldest first.</param>
public sealed record GoalCurve(IReadOnlyList<double?> Values)
{
    /// <summary>As many stretches: a quarter of an hour of a day each.</summary>
    public const int Points = 96;

    /// <summary>True when anything was measured.</summary>
    public bool HasValues => Values.Any(v => v is not null);

    /// <summary>The least value.</summary>
    public double Lowest => Values.Min() ?? 0;

    /// <summary>The greatest value.</summary>
    public double Highest => Values.Max() ?? 0;

    /// <summary>The line of a part of the history.</summary>
    public static GoalCurve Of(HistoryCurve curve, DateTimeOffset from, DateTimeOffset to)
    {
        if (curve.Step <= TimeSpan.Zero || curve.Buckets.Count == 0)
            return new([]);
        var step = curve.Step.Ticks;
        var first = from.UtcTicks / step;
        var values = new double?[(int)Math.Min((to.UtcTicks / step) - first + 1, HistoryReader.MostPoints)];
        foreach (var bucket in curve.Buckets)
        {
            var place = (bucket.Start.UtcTicks / step) - first;
            if (place >= 0 && place < values.Length)
                values[place] = bucket.Average;
        }
        return new(values);
    }
}
