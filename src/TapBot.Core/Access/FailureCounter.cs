namespace TapBot.Core.Access;

/// <summary>Counts failures by key and says how long to wait: nothing for the first ones, then 1, 2, 4 ... seconds. Forgets after a quarter of an hour of peace.</summary>
/// <param name="Free">Failures without a delay.</param>
/// <param name="Longest">The longest delay.</param>
internal sealed record FailureCounter(int Free, TimeSpan Longest)
{
    private const int MostKeys = 20_000;
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(15);
    private readonly Dictionary<string, (int Count, DateTimeOffset Last)> failures = new(StringComparer.Ordinal);

    public TimeSpan Wait(string key, DateTimeOffset now)
    {
        if (!failures.TryGetValue(key, out var known) || known.Count < Free)
            return TimeSpan.Zero;
        var delay = TimeSpan.FromSeconds(Math.Min(Longest.TotalSeconds, Math.Pow(2, known.Count - Free)));
        var left = known.Last + delay - now;
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    public void Add(string key, DateTimeOffset now)
    {
        failures.TryGetValue(key, out var known);
        var peace = now - known.Last > Memory + Longest;
        failures[key] = (peace ? 1 : Math.Min(known.Count + 1, Free + 32), now);
        if (failures.Count > MostKeys)
            Prune(now);
    }

    public void Clear(string key) => failures.Remove(key);

    public void TakeBack(string key)
    {
        if (failures.TryGetValue(key, out var known))
            failures[key] = (Math.Max(0, known.Count - 1), known.Last);
    }

    /// <summary>Keeps the half that failed most and last: whoever floods with fresh names pushes out fresh names.</summary>
    private void Prune(DateTimeOffset now)
    {
        var kept = failures.Where(f => now - f.Value.Last <= Memory + Longest)
            .OrderByDescending(f => f.Value.Count).ThenByDescending(f => f.Value.Last).Take(MostKeys / 2).ToArray();
        failures.Clear();
        foreach (var (key, value) in kept)
            failures[key] = value;
    }
}
