namespace TapBot.Portal.Ui.Charts;

/// <summary>
/// Leaves out points when there are more than can be seen. Peaks and dips stay, with their own times, and so does where a gap begins; the first and the last point always do.
/// Means would be smoother, and would hide exactly what a chart of an operator is looked at for.
/// </summary>
internal static class ChartThinning
{
    /// <summary>Which of the points stay, in order; about as many as wanted and never more.</summary>
    /// <param name="columns">The series; NaN is a gap.</param>
    /// <param name="count">How many points there are.</param>
    /// <param name="most">How many may stay: at least five for each series.</param>
    public static IReadOnlyList<int> Keep(IReadOnlyList<IReadOnlyList<double>> columns, int count, int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 5 * Math.Max(1, columns.Count));
        if (count <= most)
            return [.. Enumerable.Range(0, count)];
        // Of every stretch and series: the lowest, the highest and the first gap.
        var stretches = Math.Max(1, (most - 2) / (3 * Math.Max(1, columns.Count)));
        var kept = new SortedSet<int> { 0, count - 1 };
        for (var i = 0; i < stretches; i++)
        {
            foreach (var column in columns)
                KeepOf(column, (int)((long)count * i / stretches), (int)((long)count * (i + 1) / stretches), kept);
        }
        return [.. kept];
    }

    private static void KeepOf(IReadOnlyList<double> column, int from, int to, SortedSet<int> kept)
    {
        int low = -1, high = -1, gap = -1;
        for (var i = from; i < to; i++)
        {
            if (double.IsNaN(column[i]))
                gap = gap < 0 ? i : gap;
            else
                (low, high) = (low < 0 || column[i] < column[low] ? i : low, high < 0 || column[i] > column[high] ? i : high);
        }
        kept.UnionWith(new[] { low, high, gap }.Where(i => i >= 0));
    }
}
