namespace TapBot.Core.Monitoring;

/// <summary>For how much of the known time things were not red, and how much of all time is known.</summary>
/// <param name="Share">Of the known time, 0 to 1; 1 only when they were never red. Null when nothing is known.</param>
/// <param name="Down">The known time in which they were red as a share of all time, known or not, 0 to 1: it is certain whatever the rest was like.</param>
/// <param name="Coverage">The known time as a share of all time, 0 to 1. Time before the first look and time in which the portal did not run are not known.</param>
internal readonly record struct Uptime(double? Share, double Down, double Coverage)
{
    /// <summary>How far back it goes.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromDays(30);

    private const double WindowHours = 30 * 24;

    /// <summary>
    /// The uptime of several things together, each with the weight of its known time. A thing that came later is expected from its first look on, one that is gone until its last, so that
    /// neither takes from the coverage; what is missing before the first look at any of them does.
    /// </summary>
    /// <param name="things">What is known of each, and whether it is still there.</param>
    /// <param name="every">The time between two looks.</param>
    /// <param name="now">The end of the window. What is said to be later than that is left out.</param>
    public static Uptime Of(IEnumerable<(UptimeHours Hours, bool IsThere)> things, TimeSpan every, DateTimeOffset now)
    {
        var last = UptimeHours.Hour(now);
        var first = UptimeHours.Hour(now - Window) + 1;
        var (sum, known, expected, earliest) = (default(UptimeCount), 0.0, 0.0, double.MaxValue);
        foreach (var (hours, isThere) in things)
        {
            double? begin = null, end = null;
            foreach (var (hour, count) in hours.Between(first, last))
            {
                if (count.Known <= 0)
                    continue;
                sum = sum.With(count);
                var length = hour == last ? Math.Max((now - UptimeHours.Moment(hour)).TotalHours, 0) : 1;
                // An hour that the clock has shown twice was looked at more often than it is long.
                known += Math.Min(count.Known * every.TotalHours, length);
                begin ??= hour;
                end = hour + length;
            }
            if (begin is not { } from)
                continue;
            earliest = Math.Min(earliest, from);
            expected += (isThere ? (now - DateTimeOffset.UnixEpoch).TotalHours : end!.Value) - from;
        }
        if (sum.Known <= 0 || expected <= 0)
            return new(null, 0, 0);
        var reach = Math.Clamp(((now - DateTimeOffset.UnixEpoch).TotalHours - earliest) / WindowHours, 0, 1);
        var coverage = Math.Clamp(known / expected * reach, 0, 1);
        var share = sum.Up >= sum.Known ? 1 : Math.Min((double)sum.Up / sum.Known, Math.BitDecrement(1.0));
        return new(share, (1 - share) * coverage, coverage);
    }
}
