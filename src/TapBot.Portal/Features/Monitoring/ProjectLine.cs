using TapBot.Core.Containers;
using TapBot.Core.Figures;
using TapBot.Core.Monitoring;
using TapBot.Core.Servers;
using TapBot.Portal.Ui;

namespace TapBot.Portal.Features.Monitoring;

/// <summary>The containers of a compose project, or those of a server in none, in one row. Pure.</summary>
/// <param name="Server">The server.</param>
/// <param name="Project">The project; null for containers in none.</param>
/// <param name="Running">How many run.</param>
/// <param name="All">How many there are.</param>
/// <param name="Colour">The worst light that needs attention, or maintenance; unknown when the engine does not answer.</param>
public sealed record ProjectLine(ServerName Server, string? Project, int Running, int All, LightColour Colour)
{
    /// <summary>The rows of a fleet, worst first.</summary>
    public static IReadOnlyList<ProjectLine> Of(Fleet fleet, ServerName? only, ShownMaintenance maintenance, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(maintenance);
        ArgumentNullException.ThrowIfNull(fleet);
        return
        [
            .. fleet.Servers.Values.Where(e => only is null || e.Server.Name == only)
                .SelectMany(e => e.ById.Values.GroupBy(c => c.Project).Select(g => new ProjectLine(e.Server.Name, g.Key, g.Count(c => c.IsAlive), g.Count(), Worst(g, e.Server, maintenance, now))))
                .OrderByDescending(l => l.Colour).ThenBy(l => l.Project is null).ThenBy(l => l.Project, StringComparer.OrdinalIgnoreCase).ThenBy(l => l.Server.Value, StringComparer.OrdinalIgnoreCase),
        ];
    }

    private static LightColour Worst(IEnumerable<Container> containers, ServerState engine, ShownMaintenance maintenance, DateTimeOffset now) => !engine.IsLive
        ? maintenance.Of(LightKeys.OfEngine(engine.Name), engine.Name, LightColour.Unknown)
        : containers.Select(c => (Container: c, Light: ContainerLight.Of(c, engineLive: true, now)))
            .Select(c => maintenance.Of(LightKeys.Of(c.Container), engine.Name, c.Light.NeedsAttention ? c.Light.Colour : LightColour.Green)).DefaultIfEmpty(LightColour.Green).Max();
}
