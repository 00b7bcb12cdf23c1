using System.Runtime.CompilerServices;
using TapBot.Core.Access;

namespace TapBot.Core.Proxy;

/// <summary>What may be seen of proxies, by whoever asks.</summary>
public sealed class ProxyReader
{
    /// <summary>How often the proxies are asked while somebody looks.</summary>
    public static readonly TimeSpan Interval = ProxyKeeper.Quick;

    /// <summary>How often they are asked while nobody looks: the history has no more than that.</summary>
    public static readonly TimeSpan CalmInterval = ProxyKeeper.Calm;

    private readonly AccessGuard guard;
    private readonly ProxyBroadcast broadcast;
    private readonly ProxyDemand demand;

    internal ProxyReader(AccessGuard guard, ProxyBroadcast broadcast, ProxyDemand demand) => (this.guard, this.broadcast, this.demand) = (guard, broadcast, demand);

    /// <summary>The proxies the actor may see anything of, by name, with what he may see of each.</summary>
    public async ValueTask<IReadOnlyList<ProxyInstance>> GetAsync(Actor actor, CancellationToken cancellationToken) => Visible(broadcast.Current, await guard.RightsOfAsync(actor, cancellationToken));

    /// <summary>The proxies now, and again whenever something about them has changed. Rights are looked at each time. As long as it is followed, the proxies are asked every ten seconds.</summary>
    /// <exception cref="AccessDeniedException">The actor may see nothing any more.</exception>
    public async IAsyncEnumerable<IReadOnlyList<ProxyInstance>> WatchAsync(Actor actor, TimeSpan minInterval, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await guard.RightsToSeeAsync(actor, cancellationToken);
        using var looking = demand.Enter();
        await foreach (var proxies in WatchCalmlyAsync(actor, minInterval, cancellationToken))
            yield return proxies;
    }

    /// <summary>The same for who does not look closely: nothing is asked more often for it.</summary>
    /// <exception cref="AccessDeniedException">The actor may see nothing any more.</exception>
    public IAsyncEnumerable<IReadOnlyList<ProxyInstance>> WatchCalmlyAsync(Actor actor, TimeSpan minInterval, CancellationToken cancellationToken) =>
        guard.SeenAsync(actor, broadcast.Subscribe, Visible, minInterval, cancellationToken);

    private static IReadOnlyList<ProxyInstance> Visible(ProxySet all, Rights rights) =>
        [.. all.ByName.Values.Select(p => ProxySight.Seen(p, rights)).OfType<ProxyInstance>().OrderBy(p => p.Name, StringComparer.OrdinalIgnoreCase)];
}
