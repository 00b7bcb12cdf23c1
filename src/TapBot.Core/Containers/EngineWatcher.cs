using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using TapBot.Core.Servers;
using TapBot.Core.Streaming;
using TapBot.Core.Wording;

namespace TapBot.Core.Containers;

/// <summary>
/// Keeps the list of one engine true: a full listing on every (re)connect, then the engine's events, one inspection per container they touch. A ping beside
/// the stream notices an engine that hangs without closing anything.
/// </summary>
internal sealed class EngineWatcher(IContainerEngine engine, FleetBroadcast fleet, EventLog events, RestartMemory restarts, Action<ServerName> lost, TimeProvider time, ILogger logger)
{
    /// <summary>With the five seconds that a ping may take, a hung engine is noticed within eight.</summary>
    public static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(50), Overlap = TimeSpan.FromSeconds(1);
    private ServerState state = new(engine.Server, new StreamState.Connecting(time.GetUtcNow()), IsReadOnly: engine.ReadOnly is not null);
    private DateTimeOffset lastEvent = DateTimeOffset.MinValue;

    public Task RunAsync(CancellationToken cancellationToken) =>
        Recovery.RunAsync(AttemptAsync, Changed, Describe, time, cancellationToken);

    private static Phrase Describe(Exception failed) =>
        failed is EngineException known ? known.Reason : Phrase.Of("engine.fault", ("message", failed.Message));

    private void Changed(StreamState now)
    {
        if (now is StreamState.Retrying(_, _, var why) && state.State is not StreamState.Retrying)
        {
            Log.EngineLost(logger, engine.Server, why);
            lost(engine.Server);
        }
        else if (now is StreamState.Live && state.State is not StreamState.Live)
        {
            Log.EngineFound(logger, engine.Server, state.EngineVersion);
        }
        state = state with { State = now, Seen = now is StreamState.Live || state.IsLive ? time.GetUtcNow() : state.Seen };
        fleet.Publish(new FleetChange.ServerIs(state));
    }

    private async Task AttemptAsync(RecoveryAttempt attempt, CancellationToken cancellationToken)
    {
        var info = await engine.ConnectAsync(cancellationToken);
        state = state with { EngineVersion = info.Version, IsReadOnly = engine.ReadOnly is not null };
        var touched = Channel.CreateUnbounded<string>(new UnboundedChannelOptions { SingleReader = true });
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        // Asking from before the listing closes the gap between the two: what happened meanwhile comes again, and an inspection said twice does no harm.
        var since = lastEvent > DateTimeOffset.MinValue ? lastEvent : info.Clock - Overlap;
        var replayed = lastEvent;
        List<Task> parts = [engine.FollowEventsAsync(since, said => Take(said, replayed, touched.Writer), cut.Token)];
        try
        {
            var listed = await engine.ListAsync(cut.Token);
            fleet.Publish(new FleetChange.Listed(state, [.. listed.Select(restarts.Remembered)]));
            attempt.MarkLive();
            parts.Add(InspectAsync(touched.Reader, cut.Token));
            parts.Add(PingAsync(cut.Token));
            await await Task.WhenAny(parts);
            throw new EngineException(Phrase.Of("engine.cut", ("server", engine.Server.Value)), EngineFault.Unreachable);
        }
        finally
        {
            await cut.CancelAsync();
            await Task.WhenAll(parts).ContinueWith(static ended => _ = ended.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    private void Take(EngineEvent said, DateTimeOffset replayed, ChannelWriter<string> touched)
    {
        if (said.At > lastEvent)
            lastEvent = said.At;
        if (said.At > replayed)
        {
            events.Publish(said);
            if (said.Kind == "container")
                restarts.Take(said);
        }
        if (said.Kind == "container")
            touched.TryWrite(said.Id);
    }

    private async Task InspectAsync(ChannelReader<string> touched, CancellationToken cancellationToken)
    {
        await foreach (var batch in touched.InBatches(Settle, time, cancellationToken))
        {
            foreach (var id in batch.Distinct())
            {
                var now = await engine.InspectAsync(id, cancellationToken);
                if (now is null)
                    restarts.Forget(new ContainerKey(engine.Server, id));
                fleet.Publish(now is null
                    ? new FleetChange.ContainerGone(new ContainerKey(engine.Server, id))
                    : new FleetChange.ContainerIs(restarts.Remembered(now)));
            }
        }
    }

    private async Task PingAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(PingEvery, time);
        while (await timer.WaitForNextTickAsync(cancellationToken))
            await engine.PingAsync(cancellationToken);
    }
}
