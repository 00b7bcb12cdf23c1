using TapBot.Core.Figures;

namespace TapBot.Core.Monitoring;

/// <summary>The lights of one server together.</summary>
/// <param name="Server">The server.</param>
/// <param name="Colour">The worst of them.</param>
/// <param name="Red">How many are red.</param>
/// <param name="Yellow">How many are yellow.</param>
/// <param name="Unknown">Of how many nobody can tell.</param>
/// <param name="Count">How many there are.</param>
public sealed record ServerLights(ServerName Server, LightColour Colour, int Red, int Yellow, int Unknown, int Count);
