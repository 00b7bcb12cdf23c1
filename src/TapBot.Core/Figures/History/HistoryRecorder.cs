using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using TapBot.Core.Access;

namespace TapBot.Core.Figures;

/// <summary>
/// Takes samples. It keeps them in memory only and never waits; the writer stores their roll-ups. A gap is a sample that was not taken: nothing has to be said about it.
/// </summary>
internal sealed class HistoryRecorder(IOptions<HistoryOptions> options, TimeProvider time)
{
    /// <summary>How long samples themselves are kept, and how late one may come.</summary>
    public static readonly TimeSpan RawTime = TimeSpan.FromHours(1);

    /// <summary>How far ahead of our clock that of a source may be.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<SeriesName, SeriesMemory> series = new();
    private readonly Lock growing = new();
    private long refused, refusedSeries, lost;

    /// <summary>Every series that is known.</summary>
    public IEnumerable<SeriesMemory> All => series.Values;

    public int Count => series.Count;

    public int MaxSeries => options.Value.MaxSeries;

    /// <summary>Samples that were not taken since the start.</summary>
    public long Refused => Interlocked.Read(ref refused);

    /// <summary>How many of them because their series was one too many.</summary>
    public long RefusedSeries => Interlocked.Read(ref refusedSeries);

    /// <summary>Roll-ups given up since the start.</summary>
    public long Lost => Interlocked.Read(ref lost);

    /// <summary>Adds a sample of a gauge, or of a rate that has been computed. The first of a moment counts.</summary>
    /// <returns>False when it was not taken: it is no number, from before an hour, from the future, there before, or of a series too many.</returns>
    public bool Add(SeriesName name, Scope scope, DateTimeOffset at, double value)
    {
        var now = time.GetUtcNow();
        if (!float.IsFinite((float)value) || at < now - RawTime || at > now + Ahead)
            return Refuse(ref refused);
        if (Find(name) is not { } found && !TryGrow(name, out found))
        {
            Interlocked.Increment(ref refusedSeries);
            return Refuse(ref refused);
        }
        if (found.Add(at.ToUnixTimeMilliseconds(), (float)value, scope, (now - RawTime).ToUnixTimeMilliseconds()) is not { } gone)
            return Refuse(ref refused);
        if (gone > 0)
            GiveUp(gone);
        return true;
    }

    public SeriesMemory? Find(SeriesName name) => series.GetValueOrDefault(name);

    /// <summary>A series that the store knows. What was recorded meanwhile stays.</summary>
    public void Know(SeriesName name, int id, Scope scope, DateTimeOffset lastAt)
    {
        lock (growing)
        {
            series.GetOrAdd(name, static n => new SeriesMemory(n)).Named(id, scope, lastAt.ToUnixTimeMilliseconds());
        }
    }

    /// <summary>Nothing is left of a series.</summary>
    public void Forget(SeriesName name) => series.TryRemove(name, out _);

    /// <summary>So many roll-ups could not be kept until the store takes them.</summary>
    public void GiveUp(int count) => Interlocked.Add(ref lost, count);

    private bool TryGrow(SeriesName name, out SeriesMemory found)
    {
        lock (growing)
        {
            if (Find(name) is { } there)
            {
                found = there;
                return true;
            }
            found = new SeriesMemory(name);
            return series.Count < options.Value.MaxSeries && series.TryAdd(name, found);
        }
    }

    private static bool Refuse(ref long counter)
    {
        Interlocked.Increment(ref counter);
        return false;
    }
}
