using System.Threading.Channels;
using TapBot.Core.Streaming;
using TapBot.Core.Wording;

namespace TapBot.Core.Containers;

/// <summary>One stream of statistics per container that somebody looks at, however many look. Unguarded, so it stays in this room.</summary>
internal sealed class FiguresSource : IAsyncDisposable
{
    /// <summary>Five minutes at one reading a second: what a small curve shows.</summary>
    public const int Kept = 300;

    private readonly SharedSource<ContainerKey, ContainerFigures> source;

    public FiguresSource(Engines engines, FleetBroadcast fleet, TimeProvider time) =>
        source = new SharedSource<ContainerKey, ContainerFigures>(
            (key, writer, cancellationToken) => FollowAsync(engines, fleet, key, writer, cancellationToken),
            static _ => 80,
            static failed => failed is EngineException known ? known.Reason : Phrase.Of("engine.fault", ("message", failed.Message)),
            new SharedSourceOptions { MaxItems = Kept },
            time);

    /// <summary>How many streams of statistics are open now, for tests and the portal's own figures.</summary>
    public int Running => source.Running;

    public SharedReader<ContainerFigures> Open(ContainerKey key) => source.Open(key);

    public ValueTask DisposeAsync() => source.DisposeAsync();

    private static async Task FollowAsync(
        Engines engines, FleetBroadcast fleet, ContainerKey key, SourceWriter<ContainerFigures> writer, CancellationToken cancellationToken)
    {
        // The engine goes on sending empty readings for a container that has stopped: end with the container instead.
        await using var subscription = fleet.Subscribe();
        if (subscription.Initial.Find(key) is not { State: ContainerState.Running } container)
        {
            await subscription.UntilAsync(f => f.Find(key) is { State: ContainerState.Running }, cancellationToken);
            return;
        }
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var following = engines[key.Server].FollowFiguresAsync(container, writer.Write, cut.Token);
        var stopped = subscription.UntilAsync(f => f.Find(key) is not { State: ContainerState.Running }, cut.Token);
        var first = await Task.WhenAny(following, stopped);
        await cut.CancelAsync();
        await Task.WhenAll(following, stopped).ContinueWith(static ended => _ = ended.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        if (first == following && !cancellationToken.IsCancellationRequested)
            await following;
    }
}
