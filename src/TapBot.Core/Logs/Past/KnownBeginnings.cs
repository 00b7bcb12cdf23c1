using System.Collections.Concurrent;

namespace TapBot.Core.Logs;

/// <summary>Logs whose sources have nothing from before what is kept: they were asked once, and can only have lost lines since. Thread-safe.</summary>
internal sealed class KnownBeginnings
{
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<LogOrigin, LogCursor> known = new();

    /// <summary>The source has nothing before this first kept line.</summary>
    public bool Has(LogOrigin origin, LogCursor first) => known.TryGetValue(origin, out var found) && found == first;

    /// <summary>The source was asked for what stands before this first kept line, and had nothing.</summary>
    public void Learn(LogOrigin origin, LogCursor first)
    {
        if (known.Count >= Most)
            known.Clear();
        known[origin] = first;
    }
}
