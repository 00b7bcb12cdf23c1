using System.Collections.Immutable;
using TapBot.Core.Figures;

namespace TapBot.Core.Monitoring;

/// <summary>Every light that the portal knows, and since when each has its colour.</summary>
/// <param name="ByKey">The lights.</param>
/// <param name="At">When they were put together; never the same twice.</param>
internal sealed record LightSet(ImmutableDictionary<string, WatchedLight> ByKey, DateTimeOffset At)
{
    /// <summary>Nothing yet.</summary>
    public static LightSet Empty { get; } = new(ImmutableDictionary<string, WatchedLight>.Empty, DateTimeOffset.MinValue);

    /// <summary>
    /// The set after another look. Lights whose source does not say since when they are so have been since a look that found them otherwise. A light that says the same as before is the same object.
    /// </summary>
    public LightSet With(IEnumerable<WatchedLight> lights, DateTimeOffset now)
    {
        var (next, seen) = (ByKey.ToBuilder(), new HashSet<string>(ByKey.Count));
        foreach (var light in lights)
        {
            seen.Add(light.Key);
            // One that equals what is there already changes nothing: so the builder says.
            next[light.Key] = ByKey.TryGetValue(light.Key, out var before) ? Dated(light, before.Colour == light.Colour ? before.Since : now) : light;
        }
        if (seen.Count < next.Count)
            next.RemoveRange(ByKey.Keys.Where(k => !seen.Contains(k)));
        return new(next.ToImmutable(), now);
    }

    /// <summary>The same light with the time since when it is so, as far as that is known.</summary>
    public WatchedLight Dated(WatchedLight light) => ByKey.TryGetValue(light.Key, out var known) && known.Colour == light.Colour ? Dated(light, known.Since) : light;

    private static WatchedLight Dated(WatchedLight light, DateTimeOffset? since) => light.Since is not null || since is null ? light : light with { Since = since };
}
