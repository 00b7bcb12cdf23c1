using TapBot.Core.Containers;
using TapBot.Core.Figures;

namespace TapBot.Portal.Features.Monitoring;

/// <summary>The containers of a compose project, or those of a server in none, in one row. Pure.</summary>
/// <param name="Server">The server.</param>
/// <param name="Project">The project; null for containers in none.</param>
/// <param name="Running">How many run.</param>
/// <param name="All">How many there are.</param>
/// <param name="Colour">The worst light that needs attention; unknown when the engine does not answer.</param>
public sealed record ProjectLine(ServerName Server, string? Project, int Running, int All, LightColour Colour)
{
    /// <summary>The rows of a fleet, worst first.</summary>
    public static IReadOnlyList<ProjectLine> Of(Fleet fleet, ServerName? only, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(fleet);
        return
        [
            .. fleet.Servers.Values.Where(e => only is null || e.Server.Name == only)
                .SelectMany(e => e.ById.Values.GroupBy(c => c.Project).Select(g => new ProjectLine(e.Server.Name, g.Key, g.Count(c => c.IsAlive), g.Count(), Worst(g, e.Server.IsLive, now))))
                .OrderByDescending(l => l.Colour).ThenBy(l => l.Project is null).ThenBy(l => l.Project, StringComparer.OrdinalIgnoreCase).ThenBy(l => l.Server.Value, StringComparer.OrdinalIgnoreCase),
        ];
    }

    private static LightColour Worst(IEnumerable<Container> containers, bool engineLive, DateTimeOffset now) => !engineLive
        ? LightColour.Unknown
        : containers.Select(c => ContainerLight.Of(c, engineLive, now)).Where(l => l.NeedsAttention).Select(l => l.Colour).DefaultIfEmpty(LightColour.Green).Max();
}
