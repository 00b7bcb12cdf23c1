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
                foreach (var container in Started(batch.Changes, batch.IsReset ? batch.Snapshot : null))
                {
                    if (container.State == ContainerState.Running && before.Find(container.Key)?.StartedAt != container.StartedAt)
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

    private static IEnumerable<Container> Started(IEnumerable<FleetChange> changes, Fleet? all) => all is not null
        ? all.Containers
        : changes.SelectMany(c => c switch
        {
            FleetChange.ContainerIs(var container) => [container],
            FleetChange.Listed(_, var listed) => listed,
            _ => Enumerable.Empty<Container>(),
        });

    private void Interrupt(ServerName server) => tails.Interrupt(server);
}
