using System.Runtime.CompilerServices;

namespace TapBot.Core.Proxy;

/// <summary>The routers of all proxies for other rooms of Core, which guard what they make of it themselves. What Traefik makes for itself is not among them.</summary>
internal sealed class ProxyRoutes(ProxyBroadcast broadcast)
{
    /// <summary>The routers now.</summary>
    public IReadOnlyList<ProxyRoute> Current => Of(broadcast.Current);

    /// <summary>The routers now, and again whenever anything about them has changed; traffic and health do not count.</summary>
    public async IAsyncEnumerable<IReadOnlyList<ProxyRoute>> WatchAsync(TimeSpan minInterval, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var subscription = broadcast.Subscribe();
        var routes = Of(subscription.Initial);
        var marks = Marks(routes);
        yield return routes;
        await foreach (var batch in subscription.Batches(minInterval, cancellationToken))
        {
            routes = Of(batch.Snapshot);
            var now = Marks(routes);
            if (now.SequenceEqual(marks))
                continue;
            marks = now;
            yield return routes;
        }
    }

    private static List<string> Marks(IReadOnlyList<ProxyRoute> routes) => [.. routes.Select(r => r.Mark)];

    private static IReadOnlyList<ProxyRoute> Of(ProxySet set) =>
    [
        .. from proxy in set.ByName.Values.OrderBy(p => p.Name, StringComparer.Ordinal)
           from router in proxy.Routers
           where !router.IsInternal
           let entered = router.EntryPoints.Select(name => proxy.EntryPoints.FirstOrDefault(e => e.Name == name) ?? new ProxyEntryPoint { Name = name }).ToList()
           select new ProxyRoute(proxy.Name, proxy.Scope.Server, proxy.Container, router.Name, router.Protocol, router.Status, router.Hosts, router.Tls, [.. entered.Select(e => e with { Traffic = null })], router.Containers, router.Scope)
           {
               LeadsToHttps = ProxyRedirects.LeadsToHttps(proxy, router, entered),
               Error = router.Errors.FirstOrDefault(),
           },
    ];
}
