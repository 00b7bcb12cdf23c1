using TapBot.Core.Containers;
using TapBot.Core.Monitoring;
using TapBot.Portal.Ui.Formatting;

namespace TapBot.Portal.Features.Wall;

/// <summary>Containers: how many run, and which are in trouble. As fresh as the event stream of the engines: one that is silent makes the whole count as old as its last word, and is named.</summary>
internal static class ContainersTile
{
    /// <summary>An engine that hangs is noticed within this time.</summary>
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    public static BoardTile Of(BoardData data, TileWords words)
    {
        var servers = data.Fleet?.Servers.Values.ToList() ?? [];
        var containers = servers.SelectMany(s => s.ById.Values).ToList();
        var (running, healthy) = (containers.Count(c => c.State is ContainerState.Running), containers.Count(c => c.Health is HealthState.Healthy && c.State is ContainerState.Running));
        var silent = servers.Where(s => !s.Server.IsLive).OrderBy(s => s.Server.State.Since).ToList();
        DateTimeOffset?[] lost = [data.FleetLostAt, silent.Count > 0 ? silent[0].Server.State.Since : null];
        return new BoardTile("containers", words.Texts["wall.tile.containers"], TileWords.Worst(data.FreshLights, LightKind.Container, LightKind.Engine), data.Fleet is null ? Format.Nothing : new Format(words.Texts).Count(running))
        {
            Unit = words.Texts.Of("wall.containers.running", containers.Count),
            Lines = silent.Count > 0 ? [words.Texts.Of("wall.containers.silent", string.Join(", ", silent.Select(s => s.Server.Name.Value)))] : [.. Counted("wall.containers.healthy", healthy), .. Counted("wall.containers.stopped", containers.Count - running)],
            Rows = words.Rows(data.Lights, LightKind.Engine, LightKind.Container),
            IsLive = servers.Count > 0 && lost.All(l => l is null),
            At = lost.Min(),
            Every = Every,
        };

        IEnumerable<string> Counted(string key, int count) => count > 0 ? [words.Texts.Of(key, count)] : [];
    }
}
