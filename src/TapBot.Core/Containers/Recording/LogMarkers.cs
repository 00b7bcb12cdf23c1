using System.Globalization;
using Microsoft.Extensions.Hosting;
using TapBot.Core.Logs;

namespace TapBot.Core.Containers;

/// <summary>Writes what happens to containers among the lines of their logs.</summary>
internal sealed class LogMarkers(EventLog events, FleetBroadcast fleet, LogTails tails, TimeProvider time) : BackgroundService
{
    /// <summary>The engine tells of an end before it has handed out the last lines.</summary>
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(250);

    private const int IdDigits = 12;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await using var subscription = events.Subscribe();
            await foreach (var batch in subscription.Batches(TimeSpan.Zero, stoppingToken))
            {
                if (batch.Changes.Where(e => e.Action == "die").ToList() is { Count: > 0 } ends)
                    await SettleAsync(ends, stoppingToken);
                foreach (var said in batch.Changes)
                    Mark(said);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private Task SettleAsync(IReadOnlyList<EngineEvent> ends, CancellationToken cancellationToken)
    {
        foreach (var end in ends)
        {
            if (Find(end) is { } container)
                tails.Hasten(ContainerOrigin.KeyOf(container));
        }
        return Task.Delay(Settle, time, cancellationToken);
    }

    private void Mark(EngineEvent said)
    {
        if (said.Kind != "container" || MarkerOf(said) is not var (code, argument) || Find(said) is not { } container)
            return;
        var at = (said.At - DateTimeOffset.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick;
        tails.Mark(ContainerOrigin.KeyOf(container), LogMarker.At(at, code, argument, ContainerOrigin.Of(container)));
    }

    private Container? Find(EngineEvent said) => fleet.Current.Find(new ContainerKey(said.Server, said.Id));

    private static (string Code, string? Argument)? MarkerOf(EngineEvent said) => said.Action switch
    {
        "create" => (LogMarker.Created, said.Id[..Math.Min(IdDigits, said.Id.Length)]),
        "start" => (LogMarker.Started, null),
        "die" => (LogMarker.Exited, said.ExitCode?.ToString(CultureInfo.InvariantCulture)),
        "oom" => (LogMarker.OutOfMemory, null),
        "pause" => (LogMarker.Paused, null),
        "unpause" => (LogMarker.Resumed, null),
        "health_status: healthy" => (LogMarker.Health, "healthy"),
        "health_status: unhealthy" => (LogMarker.Health, "unhealthy"),
        _ => null,
    };
}
