using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using TapBot.Core.Containers;
using TapBot.Core.Figures;
using TapBot.Core.Logs;
using TapBot.Core.Proxy;
using TapBot.Core.Servers;
using TapBot.Testing;
using TapBot.Testing.Containers;

namespace TapBot.Core.Tests.Proxy;

public sealed class ProxyWatchTests : IAsyncLifetime, ITraefikApi
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(200);
    private readonly FakeTimeProvider time = new(A.Noon);
    private readonly FakeEngine engine;
    private readonly ContainerHouse house;
    private readonly ProxyBroadcast broadcast;
    private readonly ProxyWatch watch;
    private readonly ConcurrentQueue<string> asked = new();
    private ProxyPicture picture = new() { Version = "3.7.9" };

    public ProxyWatchTests()
    {
        engine = new FakeEngine(A.Server(), time);
        house = new ContainerHouse(time, new Dictionary<string, string?> { ["TapBot:Servers:0:Name"] = "server-1", ["TapBot:Servers:0:Docker"] = "unix:///nowhere/docker.sock" }, engine);
        broadcast = new ProxyBroadcast(time);
        watch = new ProxyWatch(
            house.Get<ContainerReader>(), Options.Create(new ProxyOptions()), house.Get<IOptions<ServersOptions>>(), this, house.Get<LogTails>(), new ProxyDemand(), broadcast, house.Get<HistoryRecorder>(), time, NullLogger<ProxyWatch>.Instance);
    }

    private IReadOnlyDictionary<string, ProxyInstance> Now => broadcast.Current.ByName;

    public async ValueTask InitializeAsync()
    {
        engine.With(A.Container("web"));
        await house.StartAsync();
        await watch.StartAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await watch.StopAsync(CancellationToken.None);
        watch.Dispose();
        await house.DisposeAsync();
    }

    Task<ProxyPicture> ITraefikApi.ReadAsync(TraefikAddress api, TraefikAddress metrics, CancellationToken cancellationToken)
    {
        asked.Enqueue(api.ToString());
        return Task.FromResult(picture);
    }

    [Fact]
    public async Task Watch_TraefikComesStopsAndGoes_IsFollowed()
    {
        var edge = A.Container("edge", image: "traefik:v3.7") with { Networks = [new ContainerNetwork("front", "10.0.0.9", "", [])] };
        await UntilAsync(() => house.Fleet.Current.Containers.Any());
        Assert.Empty(Now);

        engine.Become(edge, "start");
        await UntilAsync(() => Now.GetValueOrDefault("edge") is { IsLive: true });
        Assert.Contains("http://10.0.0.9:8080/", asked);
        engine.Become(edge with { State = ContainerState.Exited, Networks = [] }, "die");
        await UntilAsync(() => Now["edge"].Colour is LightColour.Red);
        engine.Become(edge, "start");
        await UntilAsync(() => Now["edge"] is { IsLive: true, Colour: LightColour.Green });
        engine.Vanish(edge.Id);
        await UntilAsync(() => Now.Count == 0);
    }

    [Fact]
    public async Task Watch_AnotherContainerComes_AsksAtOnce()
    {
        engine.Become(A.Container("edge", image: "traefik:v3.7") with { Networks = [new ContainerNetwork("front", "10.0.0.9", "", [])] }, "start");
        await UntilAsync(() => Now.GetValueOrDefault("edge") is { IsLive: true });
        await UntilAsync(() => !asked.IsEmpty);
        var (before, at) = (asked.Count, time.GetUtcNow());

        engine.Become(A.Container("new"), "start");
        await UntilAsync(() => asked.Count >= before + 2);

        Assert.InRange(time.GetUtcNow() - at, TimeSpan.Zero, ProxyKeeper.Calm / 2);
    }

    [Fact]
    public async Task Watch_ContainerBehindIsRenamed_IsCalledSoAtTheNextReading()
    {
        var shop = A.Container("shop") with { Networks = [new ContainerNetwork("front", "10.0.0.2", "", [])] };
        picture = picture with { Services = [new ProxyService { Name = "shop@docker", Backends = [new ProxyBackend("http://10.0.0.2:80", true)] }] };
        engine.Become(shop, "start");
        engine.Become(A.Container("edge", image: "traefik:v3.7") with { Networks = [new ContainerNetwork("front", "10.0.0.9", "", [])] }, "start");
        await UntilAsync(() => Behind() == "shop");

        engine.Become(shop with { Name = "store" }, "rename");

        await UntilAsync(() => Behind() == "store");
    }

    private string? Behind() => Now.GetValueOrDefault("edge")?.Services.SelectMany(s => s.Backends).Select(b => b.Container?.Name).SingleOrDefault();

    private Task UntilAsync(Func<bool> reached) => time.PushUntilAsync(reached, Step);
}
