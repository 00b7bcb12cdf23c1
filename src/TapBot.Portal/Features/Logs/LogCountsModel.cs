using TapBot.Core.Logs;

namespace TapBot.Portal.Features.Logs;

/// <summary>How many lines there were by time and level.</summary>
/// <param name="Since">Where the first bucket begins.</param>
/// <param name="Until">Where the last bucket ends.</param>
/// <param name="Totals">All of them, by level; markers apart.</param>
/// <param name="Buckets">One after the other, all of the same length.</param>
public sealed record LogCountsModel(DateTimeOffset Since, DateTimeOffset Until, IReadOnlyDictionary<string, long> Totals, IReadOnlyList<LogBucketModel> Buckets)
{
    /// <summary>A histogram in the form of the API.</summary>
    public static LogCountsModel Of(LogHistogram histogram)
    {
        var buckets = Enumerable.Range(0, histogram.Buckets).Select(i => new LogBucketModel(histogram.Start(i), CountsOf(histogram, i))).ToList();
        var totals = buckets.SelectMany(b => b.Counts).GroupBy(c => c.Key).ToDictionary(g => g.Key, g => g.Sum(c => c.Value), StringComparer.Ordinal);
        return new(histogram.From, histogram.To, totals, buckets);
    }

    private static Dictionary<string, long> CountsOf(LogHistogram histogram, int bucket)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var level in Enum.GetValues<LineLevel>())
        {
            if (histogram.Count(bucket, level) is > 0 and var count)
                counts[level.ToString().ToLowerInvariant()] = count;
        }
        if (histogram.Markers(bucket) is > 0 and var markers)
            counts["marker"] = markers;
        return counts;
    }
}
