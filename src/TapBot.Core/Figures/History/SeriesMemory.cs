using TapBot.Core.Access;

namespace TapBot.Core.Figures;

/// <summary>One series: what is not stored of it, and where the rest is. Guarded by its own lock.</summary>
internal sealed class SeriesMemory(SeriesName name)
{
    private const long TellEvery = 3_600_000;

    private readonly Lock gate = new();
    private readonly RawSamples raw = new();
    private readonly PendingRollups minutes = new(HistoryTier.Minute), hours = new(HistoryTier.Hour);
    private (Scope Scope, long LastAt) stored;

    public SeriesName Name { get; } = name;

    /// <summary>Its number in the store; 0 as long as it has none.</summary>
    public int Id { get; private set; }

    /// <summary>Where it belongs, as whoever recorded it last has said.</summary>
    public Scope Scope { get; private set; }

    /// <summary>When its newest sample was taken, in milliseconds since 1970.</summary>
    public long LastAt { get; private set; }

    /// <summary>True when the store has to be told what this is. When the newest sample was taken is told once an hour.</summary>
    public bool IsChanged => Id == 0 || Scope != stored.Scope || LastAt - stored.LastAt > TellEvery;

    /// <summary>What it takes in memory for raw samples.</summary>
    public long RawBytes => raw.Bytes;

    /// <summary>Adds a sample; null when there is one of the same moment, else how many roll-ups were given up for it.</summary>
    public int? Add(long at, float value, Scope scope, long keepFrom)
    {
        lock (gate)
        {
            if (!raw.Add(at, value, keepFrom))
                return null;
            (LastAt, Scope) = (Math.Max(at, LastAt), scope);
            return minutes.Add(at / 1_000, value) + hours.Add(at / 1_000, value);
        }
    }

    /// <summary>The store has it under this number, and knows so much of it.</summary>
    public void Named(int id, Scope scope, long lastAt)
    {
        lock (gate)
        {
            if (LastAt == 0)
                (Scope, LastAt) = (scope, lastAt);
            (Id, stored) = (id, (scope, lastAt));
        }
    }

    /// <summary>What is to be stored; null when there is nothing. It can still be read here until <see cref="Stored"/> or <see cref="Returned"/> is called.</summary>
    public SeriesBatch? Take()
    {
        lock (gate)
            return minutes.IsEmpty && hours.IsEmpty ? null : new SeriesBatch(this, Scope, LastAt, minutes.Take(), hours.Take());
    }

    /// <summary>Drops raw samples that are before one moment or after another, which is what a clock leaves behind that was ahead.</summary>
    public void Trim(long from, long to)
    {
        lock (gate)
        {
            raw.Trim(from, to);
            LastAt = Math.Min(LastAt, to);
        }
    }

    /// <summary>What was taken is stored.</summary>
    public void Stored()
    {
        lock (gate)
        {
            minutes.Stored();
            hours.Stored();
        }
    }

    /// <summary>What was taken could not be stored; answers how many roll-ups were given up.</summary>
    public int Returned()
    {
        lock (gate)
            return minutes.Returned() + hours.Returned();
    }

    /// <summary>True when nothing of it is held here.</summary>
    public bool IsIdle
    {
        get
        {
            lock (gate)
                return raw.Count == 0 && minutes.IsEmpty && hours.IsEmpty;
        }
    }

    /// <summary>The roll-ups of a tier that are not stored, from one moment to before another, in seconds.</summary>
    public IReadOnlyList<(long Start, Rollup Rollup)> Pending(HistoryTier tier, long from, long to)
    {
        lock (gate)
            return [.. Of(tier).Read(from, to)];
    }

    /// <summary>The raw samples from one moment to before another, in milliseconds, and when the oldest of all was taken; null when there is none.</summary>
    public (IReadOnlyList<(long At, float Value)> Samples, long? OldestAt) Raw(long from, long to)
    {
        lock (gate)
        {
            if (raw.Count == 0)
                return ([], null);
            var samples = new List<(long, float)>();
            for (var i = raw.IndexOf(from); i < raw.Count && raw[i].At < to; i++)
                samples.Add(raw[i]);
            return (samples, raw.OldestAt);
        }
    }

    private PendingRollups Of(HistoryTier tier) => tier == HistoryTier.Hour ? hours : minutes;
}
