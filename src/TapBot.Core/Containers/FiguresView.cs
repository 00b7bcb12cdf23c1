using TapBot.Core.Access;
using TapBot.Core.Streaming;

namespace TapBot.Core.Containers;

/// <summary>
/// The figures of the containers that one viewer sees. Show it the visible rows whenever they change; streams of others are let go. One loop uses it.
/// </summary>
public sealed class FiguresView : IAsyncDisposable
{
    /// <summary>How many containers one viewer can see at once; rows beyond are shown without figures.</summary>
    public const int MostShown = 200;

    private readonly Actor actor;
    private readonly AccessGuard guard;
    private readonly FleetBroadcast fleet;
    private readonly FiguresSource source;
    private readonly Dictionary<ContainerKey, SharedReader<ContainerFigures>> open = [];

    internal FiguresView(Actor actor, AccessGuard guard, FleetBroadcast fleet, FiguresSource source) =>
        (this.actor, this.guard, this.fleet, this.source) = (actor, guard, fleet, source);

    /// <summary>Says which containers are visible now.</summary>
    public async ValueTask ShowAsync(IEnumerable<ContainerKey> visible, CancellationToken cancellationToken)
    {
        var rights = await guard.RightsOfAsync(actor, cancellationToken);
        var wanted = visible.Take(MostShown)
            .Where(k => fleet.Current.Find(k) is { IsAlive: true } c && rights.Allows(Permission.See, c.Scope))
            .ToHashSet();
        foreach (var key in open.Keys.Where(k => !wanted.Contains(k)).ToList())
        {
            open.Remove(key, out var reader);
            await reader!.DisposeAsync();
        }
        foreach (var key in wanted)
        {
            if (!open.ContainsKey(key))
                open[key] = source.Open(key);
        }
    }

    /// <summary>
    /// The readings of the last <paramref name="back"/> seconds, oldest first, of every container shown; none for those without a reading yet, and none for those
    /// the viewer may not see any more.
    /// </summary>
    public async ValueTask<IReadOnlyDictionary<ContainerKey, IReadOnlyList<ContainerFigures>>> ReadAsync(int back, CancellationToken cancellationToken)
    {
        var rights = await guard.RightsOfAsync(actor, cancellationToken);
        var figures = new Dictionary<ContainerKey, IReadOnlyList<ContainerFigures>>(open.Count);
        foreach (var (key, reader) in open)
        {
            if (reader.State is StreamState.Live && fleet.Current.Find(key) is { } container && rights.Allows(Permission.See, container.Scope)
                && reader.Ring.Read(reader.Ring.NextSequence - back, back) is { Items.Count: > 0 } slice)
                figures[key] = slice.Items;
        }
        return figures;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var reader in open.Values)
            await reader.DisposeAsync();
        open.Clear();
    }
}
