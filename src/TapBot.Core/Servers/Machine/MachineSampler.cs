using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TapBot.Core.Figures;

namespace TapBot.Core.Servers;

/// <summary>Reads how this machine is doing, every five seconds, for the servers whose engine is on it.</summary>
internal sealed class MachineSampler(
    IOptions<ServersOptions> servers, MachineProbe probe, FileSystemLook fileSystems, MachineBroadcast broadcast, HistoryRecorder history, ThresholdBook thresholds, TimeProvider time, ILogger<MachineSampler> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var here = servers.Value.Here.Select(s => (Server: s, Lights: new MachineLights(time, named => thresholds.InForce(named, s.Value)))).ToList();
        if (here.Count == 0)
            return;
        MachineCounters? before = null;
        using var timer = new PeriodicTimer(MachineFigures.Every, time);
        try
        {
            do
            {
                before = Look(here, before) ?? before;
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private MachineCounters? Look(List<(ServerName Server, MachineLights Lights)> here, MachineCounters? before)
    {
        try
        {
            var now = probe.Read();
            var figures = MachineRates.Of(now, before, before is null ? TimeSpan.Zero : time.GetElapsedTime(before.Stamp, now.Stamp)) with { FileSystems = fileSystems.Newest() };
            foreach (var (server, lights) in here)
            {
                broadcast.Publish(lights.Judge(broadcast.Current.ByServer.GetValueOrDefault(server) ?? new Machine { Server = server, Since = now.At }, figures));
                MachineSeries.Record(history, server, figures);
            }
            return now;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException or FormatException or OverflowException)
        {
            Log.MachineUnread(logger, failed);
            return null;
        }
    }
}
