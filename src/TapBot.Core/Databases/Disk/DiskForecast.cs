using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>
/// Says when a disk will be full. The growth is the median of the slopes between all pairs of half hours of the last seven days (Theil-Sen), so that neither a spike nor a night of maintenance counts;
/// it is none unless clearly more pairs rise than fall. Pure.
/// </summary>
internal static class DiskForecast
{
    /// <summary>What is looked back on.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromDays(7);

    /// <summary>The least that must be covered.</summary>
    public static readonly TimeSpan Least = TimeSpan.FromHours(6);

    private const int LeastBuckets = 6, Year = 365;

    /// <summary>By how much more of the pairs must rise than fall.</summary>
    private const double Clearly = 0.2;

    /// <summary>A fall to less than this part is another disk, or a clean-up after which the past says nothing.</summary>
    private const double Fallen = 0.5;

    private static readonly TimeSpan Bucket = TimeSpan.FromMinutes(30);

    /// <summary>How what is used has grown, by samples in any order.</summary>
    public static DiskGrowth GrowthOf(IEnumerable<(DateTimeOffset At, double Used)> samples)
    {
        var means = samples.Where(s => double.IsFinite(s.Used)).GroupBy(s => s.At.UtcTicks / Bucket.Ticks).OrderBy(g => g.Key).Select(g => (Days: new TimeSpan(g.Key * Bucket.Ticks).TotalDays, Used: g.Average(s => s.Used))).ToList();
        var begin = means.Count - 1;
        while (begin > 0 && means[begin].Used >= means[begin - 1].Used * Fallen)
            begin--;
        var span = means.Skip(Math.Max(0, begin)).ToList();
        var covered = span.Count > 1 ? TimeSpan.FromDays(span[^1].Days - span[0].Days) : TimeSpan.Zero;
        return covered < Least || span.Count < LeastBuckets ? new DiskGrowth(null, covered) : new DiskGrowth(SlopeOf(span), covered);
    }

    /// <summary>What becomes of a disk with that growth.</summary>
    /// <param name="space">The disk now.</param>
    /// <param name="growth">How what is used on it grows.</param>
    /// <param name="isOfSizes">True when the growth is that of the databases, since the disk is not known for long enough.</param>
    public static DatabaseDisk Of(DiskSpace space, DiskGrowth growth, bool isOfSizes = false)
    {
        var disk = new DatabaseDisk { Total = space.Total, Free = space.Free, Outlook = DiskOutlook.TooLittleHistory, Says = Phrase.Of("databases.disk.tooLittle", ("hours", (int)Least.TotalHours)) };
        if (growth.BytesPerDay is not { } perDay)
            return disk;
        if (perDay <= 0)
            return disk with { Outlook = DiskOutlook.NotGrowing, Says = Phrase.Of("databases.disk.notGrowing") };
        var days = space.Free / perDay;
        if (days > Year)
            return disk with { Outlook = DiskOutlook.OverAYear, Says = Phrase.Of("databases.disk.overAYear") };
        var rounded = Rounded(days);
        return disk with { Outlook = DiskOutlook.Growing, FullInDays = rounded, Says = Words(rounded, growth.Covered, isOfSizes) };
    }

    private static Phrase Words(int days, TimeSpan covered, bool isOfSizes)
    {
        var (whole, hours) = ((int)Math.Round(covered.TotalDays), (int)Math.Round(covered.TotalHours));
        if (isOfSizes)
            return Phrase.Of("databases.disk.ofSizes", ("count", days), ("hours", hours));
        if (days == 0)
            return Phrase.Of("databases.disk.withinADay", ("hours", hours));
        return whole > 1 ? Phrase.Of("databases.disk.byDays", ("count", days), ("window", whole)) : Phrase.Of("databases.disk.byHours", ("count", days), ("window", hours));
    }

    /// <summary>No more precise than anybody can know: whole days, from a month on fives, from a hundred on tens.</summary>
    private static int Rounded(double days)
    {
        var step = days switch { < 30 => 1, < 100 => 5, _ => 10 };
        return days < 1 ? 0 : Math.Min(Year, (int)Math.Round(days / step) * step);
    }

    private static double SlopeOf(List<(double Days, double Used)> means)
    {
        var (slopes, rising, falling) = (new List<double>(means.Count * (means.Count - 1) / 2), 0, 0);
        for (var i = 0; i < means.Count; i++)
        {
            for (var j = i + 1; j < means.Count; j++)
            {
                var slope = (means[j].Used - means[i].Used) / (means[j].Days - means[i].Days);
                rising += slope > 0 ? 1 : 0;
                falling += slope < 0 ? 1 : 0;
                slopes.Add(slope);
            }
        }
        slopes.Sort();
        return rising - falling < Clearly * slopes.Count ? 0 : Math.Max(0, slopes[slopes.Count / 2]);
    }
}
