using System.Runtime.CompilerServices;
using TapBot.Core.Access;
using TapBot.Core.Streaming;

namespace TapBot.Core.Containers;

/// <summary>What containers take, for whoever may see them.</summary>
public sealed class ContainerFiguresReader
{
    private readonly AccessGuard guard;
    private readonly FleetBroadcast fleet;
    private readonly FiguresSource source;

    internal ContainerFiguresReader(AccessGuard guard, FleetBroadcast fleet, FiguresSource source) =>
        (this.guard, this.fleet, this.source) = (guard, fleet, source);

    /// <summary>How many streams of statistics are open now.</summary>
    public int Running => source.Running;

    /// <summary>A viewer's window on many containers.</summary>
    public FiguresView Open(Actor actor) => new(actor, guard, fleet, source);

    /// <summary>Every reading of one container as it comes, the last five minutes first where they are known. Ends when the container is removed.</summary>
    /// <exception cref="AccessDeniedException">The actor may not see the container, or not any more.</exception>
    public async IAsyncEnumerable<ContainerFigures> WatchAsync(Actor actor, Container container, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Permission.See, container.Scope, cancellationToken);
        await using var reader = source.Open(container.Key);
        var next = 0L;
        while (fleet.Current.Find(container.Key) is not null)
        {
            var version = reader.Version;
            var slice = reader.Ring.Read(next, FiguresSource.Kept);
            next = slice.FirstSequence + slice.Items.Count;
            await guard.DemandAsync(actor, Permission.See, container.Scope, cancellationToken);
            foreach (var figures in slice.Items)
                yield return figures;
            await guard.WaitAsync(actor, Permission.See, container.Scope, token => reader.WaitAsync(version, token), cancellationToken);
        }
    }
}
