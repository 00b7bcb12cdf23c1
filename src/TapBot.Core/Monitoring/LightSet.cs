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

    /// <summary>The set after another look. Lights whose source does not say since when they are so have been since a look that found them otherwise.</summary>
    public LightSet With(IEnumerable<WatchedLight> lights, DateTimeOffset now)
    {
        var next = ImmutableDictionary.CreateBuilder<string, WatchedLight>();
        foreach (var light in lights)
            next[light.Key] = light.Since is not null || !ByKey.TryGetValue(light.Key, out var before) ? light : light with { Since = before.Colour == light.Colour ? before.Since : now };
        return new(next.ToImmutable(), now);
    }

    /// <summary>The same light with the time since when it is so, as far as that is known.</summary>
    public WatchedLight Dated(WatchedLight light) =>
        light.Since is null && ByKey.TryGetValue(light.Key, out var known) && known.Colour == light.Colour ? light with { Since = known.Since } : light;
}
