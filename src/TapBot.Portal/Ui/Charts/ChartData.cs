namespace TapBot.Portal.Ui.Charts;

/// <summary>Points of a chart by columns. A value that is null or not finite is a gap, and stays one.</summary>
/// <param name="Times">Milliseconds since the Unix epoch, oldest first.</param>
/// <param name="Values">A column for each series, each as long as <paramref name="Times"/>.</param>
public sealed record ChartData(double[] Times, params double?[][] Values)
{
    /// <summary>No points: there is nothing in this range.</summary>
    public static ChartData None { get; } = new([]);

    /// <summary>One moment with its value of each series.</summary>
    public static ChartData At(DateTimeOffset time, params double?[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return new ChartData([time.ToUnixTimeMilliseconds()], [.. values.Select(v => new[] { v })]);
    }
}
