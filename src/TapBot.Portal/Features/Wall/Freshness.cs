namespace TapBot.Portal.Features.Wall;

/// <summary>
/// How old values are. A value's age is taken once, from the time that its source gave it, and grows by running time from then on: a clock that is set, forward or back, makes no
/// value young or old, and none younger than nothing.
/// </summary>
internal sealed class Freshness(TimeProvider time)
{
    private readonly Dictionary<string, (DateTimeOffset At, TimeSpan Age, long SeenAt)> seen = new(StringComparer.Ordinal);

    /// <summary>How old the value of a tile is that was measured at that time.</summary>
    public TimeSpan AgeOf(string key, DateTimeOffset at)
    {
        if (seen.TryGetValue(key, out var known) && known.At == at)
            return known.Age + time.GetElapsedTime(known.SeenAt);
        var age = time.GetUtcNow() - at;
        seen[key] = (at, age < TimeSpan.Zero ? TimeSpan.Zero : age, time.GetTimestamp());
        return seen[key].Age;
    }
}
