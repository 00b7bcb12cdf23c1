using Microsoft.Extensions.Hosting;
using TapBot.Core.Logs;

namespace TapBot.Core.Containers;

/// <summary>Has the logs of all containers followed that are to be kept, whether somebody looks or not.</summary>
internal sealed class LogRecorder(FleetBroadcast fleet, LogTails tails, ILogStore store, GuardedContainers guarded) : BackgroundService
{
    private static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(200);
    private readonly Dictionary<ContainerKey, ILogTail> pinned = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await using var subscription = fleet.Subscribe();
            await LookAsync(subscription.Initial);
            await foreach (var batch in subscription.Batches(Calm, stoppingToken))
                await LookAsync(batch.Snapshot);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
        finally
        {
            foreach (var tail in pinned.Values)
                await tail.DisposeAsync();
        }
    }

    private async Task LookAsync(Fleet now)
    {
        foreach (var container in now.Containers.OrderBy(c => c.IsAlive)) // of two in the same place, the one that runs has the last word
        {
            if (guarded.IsOwn(container))
                store.Except(ContainerOrigin.Of(container));
            if (pinned.ContainsKey(container.Key) || container.State is ContainerState.Created or ContainerState.Removing || store.Of(ContainerOrigin.Of(container)) is not { } archive)
                continue;
            archive.Label(container.Labels);
            pinned.Add(container.Key, tails.Pin(ContainerOrigin.KeyOf(container)));
        }
        foreach (var (key, tail) in pinned.Where(p => now.Find(p.Key) is null && now.Servers.GetValueOrDefault(p.Key.Server)?.Server.IsLive == true).ToList())
        {
            pinned.Remove(key);
            await tail.DisposeAsync();
        }
    }
}
