using TapBot.Core.Containers;
using TapBot.Core.Monitoring;
using TapBot.Portal.Ui.Formatting;

namespace TapBot.Portal.Features.Wall;

/// <summary>Containers: how many run, and which are in trouble. As fresh as the event stream of the engines: each that is silent is a trouble of its own.</summary>
internal static class ContainersTile
{
    /// <summary>An engine that hangs is noticed within this time.</summary>
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    public static BoardTile Of(BoardData data, TileWords words)
    {
        var servers = data.Fleet?.Servers.Values.ToList() ?? [];
        var containers = servers.SelectMany(s => s.ById.Values).ToList();
        var (running, healthy) = (containers.Count(c => c.State is ContainerState.Running), containers.Count(c => c.Health is HealthState.Healthy && c.State is ContainerState.Running));
        var lost = servers.Where(s => !s.Server.IsLive).Select(s => s.Server.State.Since).DefaultIfEmpty().Max();
        return new BoardTile("containers", words.Texts["wall.tile.containers"], TileWords.Worst(data.Lights, LightKind.Container, LightKind.Engine), data.Fleet is null ? Format.Nothing : new Format(words.Texts).Count(running))
        {
            Unit = words.Texts.Of("wall.containers.running", containers.Count),
            Lines = [.. Counted("wall.containers.healthy", healthy), .. Counted("wall.containers.stopped", containers.Count - running)],
            Rows = words.Rows(data.Lights, LightKind.Engine, LightKind.Container),
            IsLive = data.FleetLostAt is null && servers.Exists(s => s.Server.IsLive),
            At = data.FleetLostAt ?? (lost == default ? null : lost),
            Every = Every,
        };

        IEnumerable<string> Counted(string key, int count) => count > 0 ? [words.Texts.Of(key, count)] : [];
    }
}
