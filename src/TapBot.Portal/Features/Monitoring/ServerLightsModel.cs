using TapBot.Core.Figures;
using TapBot.Core.Monitoring;

namespace TapBot.Portal.Features.Monitoring;

/// <summary>The lights of one server together.</summary>
/// <param name="Server">The server.</param>
/// <param name="Light">The worst of them.</param>
/// <param name="Red">How many are red.</param>
/// <param name="Yellow">How many are yellow.</param>
/// <param name="Unknown">Of how many nobody can tell.</param>
/// <param name="Count">How many there are.</param>
public sealed record ServerLightsModel(ServerName Server, LightColour Light, int Red, int Yellow, int Unknown, int Count)
{
    /// <summary>The lights of a server as the API shows them.</summary>
    public static ServerLightsModel Of(ServerLights lights) => new(lights.Server, lights.Colour, lights.Red, lights.Yellow, lights.Unknown, lights.Count);
}
