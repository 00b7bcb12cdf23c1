using TapBot.Core.Access;
using TapBot.Core.Figures;

namespace TapBot.Core.Monitoring;

/// <summary>The looks at everything within the last 30 days, in memory. Unguarded, so it stays in this room.</summary>
internal sealed class UptimeBook
{
    /// <summary>The time between two looks: what is shorter may not be seen.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private readonly Dictionary<SeriesName, Entry> entries = [];
    private DateTimeOffset? at;

    /// <summary>Takes a look at everything that is there.</summary>
    public void Add(IReadOnlyList<(SeriesName Series, Scope Scope, bool? IsUp)> looks, DateTimeOffset now)
    {
        lock (gate)
        {
            at = now;
            foreach (var entry in entries.Values)
                entry.IsThere = false;
            foreach (var (series, scope, isUp) in looks)
            {
                if (isUp is null && !entries.ContainsKey(series))
                    continue;
                var entry = EntryOf(series, scope);
                (entry.Scope, entry.IsThere) = (scope, true);
                if (isUp is { } known)
                    entry.Hours.Add(now, known);
            }
            var before = UptimeHours.Hour(now - Uptime.Window) - 1;
            foreach (var (series, entry) in entries.ToList())
            {
                entry.Hours.Trim(before);
                if (entry.Hours.IsEmpty && !entry.IsThere)
                    entries.Remove(series);
            }
        }
    }

    /// <summary>Takes what an earlier run of the portal has counted. Of the hour in which this run began, whoever has seen more is believed; what came later, this run knows itself.</summary>
    public void Load(SeriesName series, Scope scope, IEnumerable<(long Hour, UptimeCount Count)> stored, long started)
    {
        lock (gate)
        {
            var hours = EntryOf(series, scope).Hours;
            foreach (var (hour, count) in stored)
            {
                if (hour < started || (hour == started && count.Known > hours.Of(hour).Known))
                    hours.Put(hour, count);
            }
        }
    }

    /// <summary>The uptime of what may be seen with such rights, and when it was looked at last.</summary>
    public (Uptime Uptime, DateTimeOffset? At) Of(Rights rights, DateTimeOffset now)
    {
        lock (gate)
            return (Uptime.Of(entries.Values.Where(e => rights.Allows(Permission.See, e.Scope)).Select(e => (e.Hours, e.IsThere)), Every, now), at);
    }

    private Entry EntryOf(SeriesName series, Scope scope)
    {
        if (!entries.TryGetValue(series, out var entry))
            entries[series] = entry = new Entry { Scope = scope };
        return entry;
    }

    private sealed class Entry
    {
        public UptimeHours Hours { get; } = new();

        public Scope Scope { get; set; }

        public bool IsThere { get; set; }
    }
}
