using Microsoft.Extensions.Hosting;
using TapBot.Core.Logs;
using TapBot.Core.Streaming;

namespace TapBot.Core.Containers;

/// <summary>The logs of all containers that the engines know.</summary>
internal sealed class FleetDirectory(FleetBroadcast fleet) : BackgroundService, ILogDirectory
{
    private readonly Pulse pulse = new();
    private volatile IReadOnlyList<LogEntry> current = [];
    private Fleet seen = Fleet.Empty;

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

    // Figures and states change often, logs seldom: who looks is woken for logs only, and only then are all looked at.
    internal void Take(Fleet now)
    {
        var changed = now.ChangedSince(seen);
        seen = now;
        if (!changed.Any(d => d.Alters(static (before, after) => !IsSame(EntryOf(before), EntryOf(after)))))
            return;
        var known = current.ToDictionary(e => e.Key);
        current =
        [
            .. now.Containers.Select(EntryOf).Select(e => known.GetValueOrDefault(e.Key) is { } same && IsSame(same, e) ? same : e)
                .OrderBy(e => e.Origin.Source, StringComparer.OrdinalIgnoreCase).ThenBy(e => e.Key.Source, StringComparer.Ordinal),
        ];
        pulse.Raise();
    }

    private static LogEntry EntryOf(Container container) =>
        new(ContainerOrigin.KeyOf(container), ContainerOrigin.Of(container), container.IsAlive || container.State == ContainerState.Restarting, container.Labels);

    private static bool IsSame(LogEntry one, LogEntry other) =>
        one.Origin == other.Origin && one.IsAlive == other.IsAlive && one.Labels.Count == other.Labels.Count && one.Labels.All(l => other.Labels.GetValueOrDefault(l.Key) == l.Value);
}
