using Microsoft.Extensions.Hosting;
using TapBot.Core.Logs;
using TapBot.Core.Streaming;

namespace TapBot.Core.Containers;

/// <summary>The logs of all containers that the engines know.</summary>
internal sealed class FleetDirectory(FleetBroadcast fleet) : BackgroundService, ILogDirectory
{
    private readonly Pulse pulse = new();
    private volatile IReadOnlyList<LogEntry> current = [];

    public IReadOnlyList<LogEntry> Current => current;

    public long Version => pulse.Version;

    public Task NextAsync() => pulse.NextAsync();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await using var subscription = fleet.Subscribe();
            Take(subscription.Initial);
            await foreach (var batch in subscription.Batches(TimeSpan.Zero, stoppingToken))
                Take(batch.Snapshot);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    // Figures and states change often, logs seldom: who looks is woken for logs only.
    private void Take(Fleet now)
    {
        var before = current.ToDictionary(e => e.Key);
        var entries = now.Containers
            .Select(c => new LogEntry(ContainerOrigin.KeyOf(c), ContainerOrigin.Of(c), c.IsAlive || c.State == ContainerState.Restarting, c.Labels))
            .OrderBy(e => e.Origin.Source, StringComparer.OrdinalIgnoreCase)
            .Select(e => before.GetValueOrDefault(e.Key) is { } known && known.Origin == e.Origin && known.IsAlive == e.IsAlive ? known : e)
            .ToList();
        if (entries.Count == current.Count && entries.SequenceEqual(current, ReferenceEqualityComparer.Instance))
            return;
        current = entries;
        pulse.Raise();
    }
}
