using TapBot.Core.Figures;
using TapBot.Core.Monitoring;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Monitoring;

/// <summary>The lights of everything the caller may see.</summary>
/// <param name="Light">The worst of all; unknown when there is none.</param>
/// <param name="Red">How many are red.</param>
/// <param name="Yellow">How many are yellow.</param>
/// <param name="Unknown">Of how many nobody can tell.</param>
/// <param name="Maintenance">How many are being worked on.</param>
/// <param name="Green">How many are as they should be.</param>
/// <param name="At">When they were put together.</param>
/// <param name="Servers">The same for each server.</param>
/// <param name="Lights">Every light: the worst first, within a colour what has been so for the longest.</param>
public sealed record LightsModel(
    LightColour Light, int Red, int Yellow, int Unknown, int Maintenance, int Green, DateTimeOffset At, IReadOnlyList<ServerLightsModel> Servers, IReadOnlyList<LightModel> Lights)
{
    /// <summary>The lights in the words of the reader.</summary>
    public static LightsModel Of(Texts texts, LightSummary lights) => new(
        lights.Colour, lights.Red, lights.Yellow, lights.Unknown, lights.Maintenance, lights.Green, lights.At, [.. lights.Servers.Select(ServerLightsModel.Of)],
        [.. lights.Lights.Select(l => LightModel.Of(texts, l))]);
}
