namespace TapBot.Core.Logs;

/// <summary>Gathers where something was found.</summary>
internal sealed class HitList
{
    private readonly List<(int Start, int Length)> hits = [];

    /// <summary>There is no room for more.</summary>
    public bool IsFull => hits.Count >= LogFilter.MaxHits;

    /// <summary>Adds a hit if there is room and it is not empty.</summary>
    public void Add(int start, int length)
    {
        if (length > 0 && !IsFull)
            hits.Add((start, length));
    }

    /// <summary>The hits in order; those that overlap are one.</summary>
    public IReadOnlyList<(int Start, int Length)> ToList()
    {
        if (hits.Count < 2)
            return hits;
        hits.Sort();
        var merged = new List<(int Start, int Length)>(hits.Count);
        foreach (var hit in hits)
        {
            if (merged is [.., var last] && hit.Start < last.Start + last.Length)
                merged[^1] = (last.Start, Math.Max(last.Length, hit.Start + hit.Length - last.Start));
            else
                merged.Add(hit);
        }
        return merged;
    }
}
