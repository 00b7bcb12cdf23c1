using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using TapBot.Core.Containers;
using TapBot.Core.Figures;
using TapBot.Core.Logs;
using TapBot.Core.Proxy;
using TapBot.Core.Servers;
using TapBot.Testing.Containers;

namespace TapBot.EndToEnd.Proxy;

/// <summary>The room over a real engine, as the portal composes it, with somebody who looks all the time.</summary>
internal sealed class WatchedProxy : IAsyncDisposable
{
    private readonly ContainerHouse house;
    private readonly TraefikApi api = new(TimeProvider.System);
    private readonly ProxyDemand demand = new();
    private readonly ProxyBroadcast broadcast = new(TimeProvider.System);
    private readonly IDisposable looking;
    private readonly ProxyWatch watch;

    private WatchedProxy(RealEngine engine, TraefikOptions options)
    {
        house = new ContainerHouse(engine.Server, engine.Address);
        looking = demand.Enter();
        watch = new ProxyWatch(house.Get<ContainerReader>(), Options.Create(new ProxyOptions { Traefik = options }), house.Get<IOptions<ServersOptions>>(), api, house.Get<LogTails>(), demand, broadcast, house.Get<HistoryRecorder>(), TimeProvider.System, NullLogger<ProxyWatch>.Instance);
    }

    public static async Task<WatchedProxy> StartAsync(RealEngine engine, string? address = null)
    {
        var proxy = new WatchedProxy(engine, new TraefikOptions { Api = address });
        await proxy.house.StartAsync();
        await proxy.watch.StartAsync(CancellationToken.None);
        return proxy;
    }

    /// <summary>Waits until a proxy looks as asked for.</summary>
    public async Task<ProxyInstance> UntilAsync(Func<ProxyInstance, bool> looks, string name = "traefik", int seconds = 40)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(seconds), TimeProvider.System);
        await using var subscription = broadcast.Subscribe();
        if (subscription.Initial.ByName.GetValueOrDefault(name) is { } first && looks(first))
            return first;
        await foreach (var batch in subscription.Batches(TimeSpan.Zero, late.Token))
        {
            if (batch.Snapshot.ByName.GetValueOrDefault(name) is { } proxy && looks(proxy))
                return proxy;
        }
        throw new InvalidOperationException("The list of proxies has ended.");
    }

    public async ValueTask DisposeAsync()
    {
        looking.Dispose();
        await watch.StopAsync(CancellationToken.None);
        watch.Dispose();
        api.Dispose();
        await house.DisposeAsync();
    }
}
