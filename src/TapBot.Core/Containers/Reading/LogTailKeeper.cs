using Microsoft.Extensions.Hosting;
using TapBot.Core.Logs;

namespace TapBot.Core.Containers;

/// <summary>Tells the tails what the list of containers knows: that a container was started again, that an engine has stopped answering.</summary>
internal sealed class LogTailKeeper(FleetBroadcast fleet, LogTails tails, EngineLostSignal lost) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        lost.Lost += Interrupt;
        try
        {
            await using var subscription = fleet.Subscribe();
            var before = subscription.Initial;
            await foreach (var batch in subscription.Batches(TimeSpan.Zero, stoppingToken))
            {
                foreach (var (container, isListed) in Seen(batch.Changes, batch.IsReset ? batch.Snapshot : null))
                {
                    // An engine that is stopped in good order ends the logs it hands out, although the containers go on: it is listed anew when it is back.
                    if (container.State == ContainerState.Running && (isListed || before.Find(container.Key)?.StartedAt != container.StartedAt))
                        tails.Restarted(new LogKey(container.Server, container.Id));
                }
                before = batch.Snapshot;
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
        finally
        {
            lost.Lost -= Interrupt;
        }
    }

    private static IEnumerable<(Container Container, bool IsListed)> Seen(IEnumerable<FleetChange> changes, Fleet? all) => all is not null
        ? all.Containers.Select(c => (c, true))
        : changes.SelectMany(c => c switch
        {
            FleetChange.ContainerIs(var container) => [(container, false)],
            FleetChange.Listed(_, var listed) => listed.Select(l => (l, true)),
            _ => Enumerable.Empty<(Container, bool)>(),
        });

    private void Interrupt(ServerName server) => tails.Interrupt(server);
}
