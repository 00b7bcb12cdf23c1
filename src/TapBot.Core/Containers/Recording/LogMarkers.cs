using System.Globalization;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using TapBot.Core.Logs;
using TapBot.Core.Streaming;

namespace TapBot.Core.Containers;

/// <summary>Writes what happens to containers among the lines of their logs.</summary>
internal sealed class LogMarkers(EventLog events, FleetBroadcast fleet, LogTails tails, TimeProvider time) : BackgroundService
{
    /// <summary>The engine tells of an end before it has handed out the last lines.</summary>
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(250);

    private const int IdDigits = 12, MostEarly = 256;

    private readonly Lock gate = new();
    private readonly List<EngineEvent> early = [];
    private readonly Dictionary<ContainerKey, LogOrigin> origins = [];
    private HashSet<ContainerKey> gone = [];
    private readonly Channel<Told> settling = Channel.CreateUnbounded<Told>(new UnboundedChannelOptions { SingleReader = true });
    private Subscription<EventLog.ImmutableQueue, EngineEvent>? happening;
    private Subscription<Fleet, FleetChange>? listed;

    /// <summary>Listens from now on: nothing that happens while the portal starts is missed.</summary>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        (happening, listed) = (events.Subscribe(), fleet.Subscribe());
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await await Task.WhenAny(FollowFleetAsync(stoppingToken), FollowEventsAsync(stoppingToken), SettleAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private async Task FollowFleetAsync(CancellationToken cancellationToken)
    {
        await using var subscription = listed!;
        Know(subscription.Initial.Containers, subscription.Initial);
        await foreach (var batch in subscription.Batches(TimeSpan.Zero, cancellationToken))
        {
            var changed = batch.Changes.SelectMany(c => c is FleetChange.ContainerIs(var one) ? [one] : c is FleetChange.Listed(_, var listed) ? listed : Enumerable.Empty<Container>());
            Know(batch.IsReset ? batch.Snapshot.Containers : changed, batch.IsReset || batch.Changes.Any(c => c is FleetChange.Listed) ? batch.Snapshot : null);
        }
    }

    private async Task FollowEventsAsync(CancellationToken cancellationToken)
    {
        await using var subscription = happening!;
        await foreach (var batch in subscription.Batches(TimeSpan.Zero, cancellationToken))
        {
            foreach (var said in batch.Changes.Where(e => e.Kind == "container"))
                Take(said);
        }
    }

    private async Task SettleAsync(CancellationToken cancellationToken)
    {
        await foreach (var told in settling.Reader.ReadAllAsync(cancellationToken))
        {
            if (Settle - time.GetElapsedTime(told.At) is var left && left > TimeSpan.Zero)
                await Task.Delay(left, time, cancellationToken);
            tails.Settle(told.Log);
            if (told.IsOver)
                tails.Forget(told.Log);
        }
    }

    /// <summary>The list is behind the events: what happens to a container that it does not show yet waits until it does. Those that it shows no longer are remembered, their end has yet to be told.</summary>
    private void Know(IEnumerable<Container> containers, Fleet? whole)
    {
        lock (gate)
        {
            foreach (var container in containers)
                origins[container.Key] = ContainerOrigin.Of(container);
            if (whole is not null)
                ForgetUnlisted([.. whole.Containers.Select(c => c.Key)]);
            early.RemoveAll(TryMark);
        }
    }

    /// <summary>Those that are not listed for the second time: how one ended that was removed while the engine could not be heard is told after the list.</summary>
    private void ForgetUnlisted(HashSet<ContainerKey> listed)
    {
        var missing = origins.Keys.Where(k => !listed.Contains(k)).ToHashSet();
        foreach (var key in missing.Where(gone.Contains))
        {
            origins.Remove(key);
            tails.Forget(new LogKey(key.Server, key.Id));
        }
        gone = missing;
    }

    private void Take(EngineEvent said)
    {
        lock (gate)
        {
            if (said.Action == "destroy")
                End(said);
            else if (MarkerOf(said) is not null && !TryMark(said))
                early.Add(said);
            if (early.Count > MostEarly)
                early.RemoveAt(0);
        }
    }

    private void End(EngineEvent said)
    {
        early.RemoveAll(e => e.Id == said.Id && e.Server == said.Server);
        origins.Remove(KeyOf(said));
        settling.Writer.TryWrite(new Told(LogOf(said), time.GetTimestamp(), IsOver: true));
    }

    private bool TryMark(EngineEvent said)
    {
        if (MarkerOf(said) is not var (code, argument) || !origins.TryGetValue(KeyOf(said), out var origin))
            return false;
        tails.Mark(LogOf(said), LogMarker.At(LogCursor.At(said.At).Nanoseconds, code, argument, origin));
        if (code == LogMarker.Exited)
            tails.Hasten(LogOf(said));
        settling.Writer.TryWrite(new Told(LogOf(said), time.GetTimestamp()));
        return true;
    }

    private static ContainerKey KeyOf(EngineEvent said) => new(said.Server, said.Id);

    private static LogKey LogOf(EngineEvent said) => new(said.Server, said.Id);

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

    /// <summary>A marker waits in a log.</summary>
    /// <param name="Log">Which log.</param>
    /// <param name="At">Since when.</param>
    /// <param name="IsOver">It was the last one: the container is removed.</param>
    private readonly record struct Told(LogKey Log, long At, bool IsOver = false);
}
