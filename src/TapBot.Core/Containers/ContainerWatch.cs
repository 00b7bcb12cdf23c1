using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace TapBot.Core.Containers;

/// <summary>Runs a watcher for every server as long as the portal runs.</summary>
internal sealed class ContainerWatch(
    Engines engines, FleetBroadcast fleet, EventLog events, RestartMemory restarts, EngineLostSignal lost, TimeProvider time, ILogger<ContainerWatch> logger) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(engines.All.Select(e => new EngineWatcher(e, fleet, events, restarts, lost.Raise, time, logger).RunAsync(stoppingToken)));
}
