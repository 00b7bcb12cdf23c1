namespace TapBot.Core.Monitoring;

/// <summary>How often one thing was looked at in each hour, and how often of these it was not red. Looks are evenly spaced, so that a share of looks is a share of time. Guarded by its owner.</summary>
internal sealed class UptimeHours
{
    private const int SecondsOfHour = 3_600;

    private readonly SortedDictionary<long, UptimeCount> byHour = [];

    /// <summary>One look.</summary>
    public void Add(DateTimeOffset at, bool isUp) => Put(Hour(at), Of(Hour(at)).With(new(1, isUp ? 1 : 0)));

    /// <summary>What an hour was, said by whoever has counted it before.</summary>
    public void Put(long hour, UptimeCount count) => byHour[hour] = count;

    /// <summary>What is known of an hour.</summary>
    public UptimeCount Of(long hour) => byHour.GetValueOrDefault(hour);

    /// <summary>Forgets what is before an hour.</summary>
    public void Trim(long before)
    {
        foreach (var hour in byHour.Keys.TakeWhile(h => h < before).ToList())
            byHour.Remove(hour);
    }

    /// <summary>True when nothing is known.</summary>
    public bool IsEmpty => byHour.Count == 0;

    /// <summary>The hours from one to another, both included, oldest first.</summary>
    public IEnumerable<(long Hour, UptimeCount Count)> Between(long first, long last) => byHour.SkipWhile(h => h.Key < first).TakeWhile(h => h.Key <= last).Select(h => (h.Key, h.Value));

    /// <summary>The hour of a moment, counted from 1970.</summary>
    public static long Hour(DateTimeOffset at) => (long)Math.Floor(at.ToUnixTimeSeconds() / (double)SecondsOfHour);

    /// <summary>When an hour begins.</summary>
    public static DateTimeOffset Moment(long hour) => DateTimeOffset.FromUnixTimeSeconds(hour * SecondsOfHour);
}
