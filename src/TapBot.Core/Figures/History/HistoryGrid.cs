namespace TapBot.Core.Figures;

/// <summary>The buckets of an answer: how long, and where the first begins. All in seconds.</summary>
/// <param name="Origin">The beginning of the first bucket, seconds since 1970.</param>
/// <param name="Step">The length of a bucket.</param>
/// <param name="Count">How many there are.</param>
internal readonly record struct HistoryGrid(long Origin, long Step, int Count)
{
    /// <summary>The finest buckets for a range, at most so many, each as long as some whole number of roll-ups.</summary>
    /// <param name="from">Where the range begins.</param>
    /// <param name="to">Where it ends; greater than <paramref name="from"/>.</param>
    /// <param name="points">The most buckets.</param>
    /// <param name="resolution">The length of a roll-up.</param>
    /// <param name="least">No bucket is shorter than this.</param>
    public static HistoryGrid Over(long from, long to, int points, long resolution, long least)
    {
        if (points == 1)
        {
            var origin = TierShape.Floor(from, resolution);
            return new HistoryGrid(origin, Whole(to - origin, resolution), 1);
        }
        // Buckets begin at multiples of their length, so that they stay where they are when the range moves on: that may take one more.
        var step = Math.Max(Whole(Divide(to - from, points - 1), resolution), Whole(least, resolution));
        var first = TierShape.Floor(from, step);
        return new HistoryGrid(first, step, (int)Divide(to - first, step));
    }

    /// <summary>The length of a bucket that has no gap where samples are taken as regularly as these were, give or take half the time between them.</summary>
    /// <param name="times">When samples were taken, in any unit, ascending.</param>
    public static double Spacing(IReadOnlyList<long> times)
    {
        if (times.Count < 2)
            return 0;
        var between = new long[times.Count - 1];
        for (var i = 0; i < between.Length; i++)
            between[i] = times[i + 1] - times[i];
        Array.Sort(between);
        return between[between.Length / 2] * 1.5;
    }

    /// <summary>Sums roll-ups up.</summary>
    public IReadOnlyList<HistoryBucket> Fill(IEnumerable<(long Start, Rollup Rollup)> found)
    {
        var buckets = new Rollup[Count];
        foreach (var (start, rollup) in found)
        {
            var place = (start - Origin) / Step;
            if (start >= Origin && place < Count)
                buckets[place] = buckets[place].With(rollup);
        }
        var filled = new List<HistoryBucket>(Count);
        for (var i = 0; i < Count; i++)
        {
            if (buckets[i].Count > 0)
                filled.Add(new HistoryBucket(TierShape.Moment(Origin + (i * Step)), buckets[i].Minimum, buckets[i].Average, buckets[i].Maximum));
        }
        return filled;
    }

    private static long Divide(long length, long by) => (length + by - 1) / by;

    private static long Whole(long length, long resolution) => Math.Max(1, Divide(length, resolution)) * resolution;
}
