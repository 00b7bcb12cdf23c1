using TapBot.Core.Figures;
using TapBot.Core.Monitoring;

namespace TapBot.Portal.Features.Containers;

/// <summary>The light beside the entry in the rail. Pure.</summary>
internal static class ContainersLight
{
    /// <summary>The worst of all containers. An engine that does not answer hides how its containers are: they are unknown then.</summary>
    public static LightColour Of(LightSummary lights)
    {
        var (engines, containers) = (lights.WorstOf(LightKind.Engine), lights.WorstOf(LightKind.Container));
        engines = engines is LightColour.Red ? LightColour.Unknown : engines;
        return engines > containers ? engines : containers;
    }
}
