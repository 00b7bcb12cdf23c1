using Microsoft.Extensions.Hosting;
using TapBot.Core.Streaming;

namespace TapBot.Core.Monitoring;

/// <summary>Puts all lights together whenever one may have changed, and every few seconds in any case, since some end by themselves.</summary>
internal sealed class LightWatch(LightSources sources, LightBroadcast broadcast, MaintenanceBook maintenance, TimeProvider time) : BackgroundService
{
    /// <summary>At most so often.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);

    private readonly Pulse changes = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var following = Task.WhenAll(sources.FollowAsync(changes.Raise, end.Token), FollowMaintenanceAsync(end.Token));
        try
        {
            while (true)
            {
                var next = changes.NextAsync();
                await LookAsync(stoppingToken);
                await Task.Delay(Pace, time, stoppingToken);
                await next.WaitAsync(LightReader.Every, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                stoppingToken.ThrowIfCancellationRequested();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
        finally
        {
            await end.CancelAsync();
            await following.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task FollowMaintenanceAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await maintenance.Changes.NextAsync().WaitAsync(cancellationToken);
            changes.Raise();
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        var (inputs, now) = (await sources.GetAsync(Actor.Portal, cancellationToken), time.GetUtcNow());
        broadcast.Publish(broadcast.Current.With(LightJudge.Of(inputs, now).Select(maintenance.Applied), now));
    }
}
