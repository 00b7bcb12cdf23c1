using System.Collections.Concurrent;
using TapBot.Core.Figures;

namespace TapBot.Portal.Shell;

/// <summary>The lights beside the entries of the rail, for one reader. A capability sets its own; green shows nothing.</summary>
public sealed class NavigationLights
{
    private readonly ConcurrentDictionary<string, LightColour> lights = new(StringComparer.Ordinal);

    /// <summary>A light is another than before.</summary>
    public event Action? Changed;

    /// <summary>The light of an entry; green when nobody has said anything.</summary>
    public LightColour Of(string entry) => lights.GetValueOrDefault(entry, LightColour.Green);

    /// <summary>Sets the light of an entry.</summary>
    public void Set(string entry, LightColour colour)
    {
        if (Of(entry) == colour)
            return;
        lights[entry] = colour;
        Changed?.Invoke();
    }
}
