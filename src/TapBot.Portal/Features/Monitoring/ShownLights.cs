using TapBot.Core.Figures;
using TapBot.Core.Monitoring;

namespace TapBot.Portal.Features.Monitoring;

/// <summary>The lights of the overview by key, so that its parts show maintenance where the rest of the page does. Pure.</summary>
/// <param name="ByKey">The lights.</param>
public sealed record ShownLights(IReadOnlyDictionary<string, WatchedLight> ByKey)
{
    /// <summary>Nothing yet.</summary>
    public static ShownLights None { get; } = new(new Dictionary<string, WatchedLight>());

    /// <summary>The lights of a summary.</summary>
    public static ShownLights Of(LightSummary lights)
    {
        ArgumentNullException.ThrowIfNull(lights);
        return new(lights.Lights.ToDictionary(l => l.Key, StringComparer.Ordinal));
    }

    /// <summary>Maintenance when the thing is in it, else the colour it has by itself.</summary>
    /// <param name="key">The key of its light.</param>
    /// <param name="own">That colour.</param>
    public LightColour Of(string key, LightColour own) => ByKey.TryGetValue(key, out var light) && light.Window is not null ? LightColour.Maintenance : own;
}
