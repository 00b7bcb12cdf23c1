namespace TapBot.Portal.Ui.Charts;

/// <summary>
/// The points of a chart: history once, then what is new, and what has left the range is dropped. The browser has a copy for drawing, which is told of every change.
/// Bounded: when there are too many points, as many as can be seen stay (<see cref="ChartThinning"/>).
/// </summary>
/// <param name="series">How many series there are.</param>
internal sealed class ChartWindow(int series)
{
    /// <summary>More points than this are thinned out to half of it.</summary>
    public const int MostPoints = 3_000;

    /// <summary>A silence longer than so many intervals is a gap.</summary>
    private const double Patience = 3;

    private readonly List<double> times = [];
    private readonly List<double>[] columns = [.. Enumerable.Range(0, series).Select(_ => new List<double>())];

    /// <summary>Where the range begins, in milliseconds since the Unix epoch.</summary>
    public double From { get; private set; }

    /// <summary>Where it ends.</summary>
    public double To { get; private set; }

    /// <summary>True when any series has a value.</summary>
    public bool HasValues => columns.Any(c => c.Any(double.IsFinite));

    public int Count => times.Count;

    /// <summary>Everything, as the browser wants it.</summary>
    public ChartData All => Slice(0);

    /// <summary>Another range; the points stay.</summary>
    public void Show(double from, double to) => (From, To) = (from, Math.Max(to, from + 1));

    /// <summary>Other points.</summary>
    public void Replace(ChartData data, double? interval)
    {
        times.Clear();
        foreach (var column in columns)
            column.Clear();
        Add(data, interval);
        Thin();
    }

    /// <summary>Newer points; those that are not newer than the newest are left out. Live, the range ends at the newest point and keeps its length.</summary>
    /// <returns>What the browser has to do; null when it needs everything anew.</returns>
    public ChartChange? Append(ChartData data, double? interval, bool live)
    {
        var before = Count;
        Add(data, interval);
        if (live && Count > 0 && times[^1] > To)
            (From, To) = (From + times[^1] - To, times[^1]);
        // One point before the range stays, so that the line comes from its edge.
        var dropped = Math.Max(0, times.FindIndex(t => t >= From) - 1);
        var added = Slice(before);
        Drop(dropped);
        return Thin() || dropped > before ? null : new ChartChange(added, dropped, From, To);
    }

    /// <summary>The newest value of a series (null in a gap), the lowest and the highest; null when it has none.</summary>
    public (double? Now, double Lowest, double Highest)? SummaryOf(int index)
    {
        var values = columns[index].Where(double.IsFinite).ToList();
        return values.Count == 0 ? null : (Known(columns[index][^1]), values.Min(), values.Max());
    }

    /// <summary>At most so many points, newest first.</summary>
    public IReadOnlyList<ChartRow> Rows(int most) =>
        [.. ChartThinning.Keep(columns, Count, most).Reverse().Select(i => new ChartRow((long)times[i], [.. columns.Select(c => Known(c[i]))]))];

    private static double? Known(double value) => double.IsNaN(value) ? null : value;

    private void Add(ChartData data, double? interval)
    {
        if (data.Times.Length > 0 && (data.Values.Length != series || data.Values.Any(v => v.Length != data.Times.Length)))
            throw new ArgumentException($"A chart of {series} series needs as many columns, each as long as the times.", nameof(data));
        for (var i = 0; i < data.Times.Length; i++)
        {
            var time = data.Times[i];
            if (Count > 0 && time <= times[^1])
                continue;
            if (Count > 0 && time - times[^1] > Patience * interval)
                Add(times[^1] + interval!.Value, _ => null);
            Add(time, s => data.Values[s][i]);
        }
    }

    private void Add(double time, Func<int, double?> valueOf)
    {
        times.Add(time);
        for (var s = 0; s < series; s++)
            columns[s].Add(valueOf(s) is { } value && double.IsFinite(value) ? value : double.NaN);
    }

    private void Drop(int count)
    {
        times.RemoveRange(0, count);
        foreach (var column in columns)
            column.RemoveRange(0, count);
    }

    private bool Thin()
    {
        if (Count <= MostPoints)
            return false;
        var kept = ChartThinning.Keep(columns, Count, MostPoints / 2);
        Keep(times, kept);
        foreach (var column in columns)
            Keep(column, kept);
        return true;
    }

    private static void Keep(List<double> list, IReadOnlyList<int> kept)
    {
        for (var i = 0; i < kept.Count; i++)
            list[i] = list[kept[i]];
        list.RemoveRange(kept.Count, list.Count - kept.Count);
    }

    private ChartData Slice(int from) => new([.. times.Skip(from)], [.. columns.Select(c => c.Skip(from).Select(Known).ToArray())]);
}
