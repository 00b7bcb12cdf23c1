namespace TapBot.Core.Figures;

/// <summary>Roll-ups of one series and tier that are not stored yet, by time. Not thread-safe.</summary>
internal sealed class PendingRollups(HistoryTier tier)
{
    /// <summary>How many are kept for a store that does not take them: six hours of minutes.</summary>
    public const int Most = 360;

    private readonly List<(long Start, Rollup Rollup)> waiting = [];
    private IReadOnlyList<(long Start, Rollup Rollup)> writing = [];

    public bool IsEmpty => waiting.Count == 0 && writing.Count == 0;

    /// <summary>Adds a sample; answers how many roll-ups were given up for it.</summary>
    public int Add(long seconds, double value) => Add(TierShape.Floor(seconds, TierShape.Resolution(tier)), Rollup.Of(value));

    /// <summary>What is to be stored now. It is still <see cref="Read"/> until <see cref="Stored"/> or <see cref="Returned"/> is called.</summary>
    public IReadOnlyList<(long Start, Rollup Rollup)> Take()
    {
        if (writing.Count > 0 || waiting.Count == 0)
            return writing;
        writing = [.. waiting];
        waiting.Clear();
        waiting.TrimExcess();
        return writing;
    }

    /// <summary>What was taken is stored.</summary>
    public void Stored() => writing = [];

    /// <summary>What was taken could not be stored; answers how many roll-ups were given up.</summary>
    public int Returned()
    {
        var (back, lost) = (writing, 0);
        writing = [];
        foreach (var (start, rollup) in back)
            lost += Add(start, rollup);
        return lost;
    }

    /// <summary>All that is not stored, from one moment to before another.</summary>
    public IEnumerable<(long Start, Rollup Rollup)> Read(long from, long to) => writing.Concat(waiting).Where(p => p.Start >= from && p.Start < to);

    private int Add(long start, in Rollup rollup)
    {
        var place = waiting.Count;
        while (place > 0 && waiting[place - 1].Start > start)
            place--;
        if (place > 0 && waiting[place - 1].Start == start)
        {
            waiting[place - 1] = (start, waiting[place - 1].Rollup.With(rollup));
            return 0;
        }
        waiting.Insert(place, (start, rollup));
        if (waiting.Count <= Most)
            return 0;
        waiting.RemoveAt(0);
        return 1;
    }
}
