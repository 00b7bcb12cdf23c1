using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using TapBot.Core.Access;
using TapBot.Core.Containers;
using TapBot.Core.Figures;
using TapBot.Core.Proxy;
using TapBot.Core.Streaming;
using TapBot.Core.Wording;
using TapBot.Testing;
using TapBot.Testing.Containers;

namespace TapBot.Core.Tests.Proxy;

public sealed class ProxyKeeperTests : IAsyncDisposable, ITraefikApi
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(500);
    private readonly FakeTimeProvider time = new(A.Noon);
    private readonly ProxyBroadcast broadcast;
    private readonly ProxyDemand demand = new();
    private readonly CancellationTokenSource end = new();
    private readonly ConcurrentQueue<(string Address, DateTimeOffset At)> asked = new();
    private IReadOnlyList<Container> containers = [LabelReadingTests.Labelled("shop", "10.0.0.2", ("traefik.http.routers.labelled.rule", "Host(`shop.example`)"))];
    private ProxyPicture picture = new() { Version = "3.7.9", Routers = [new ProxyRouter { Name = "told@docker", Status = ProxyStatus.Enabled }] };
    private Phrase? trouble;
    private string deaf = "";
    private Task run = Task.CompletedTask;

    public ProxyKeeperTests() => broadcast = new ProxyBroadcast(time);

    private ProxyInstance? Now => broadcast.Current.ByName.GetValueOrDefault("edge");

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await run;
        end.Dispose();
    }

    Task<ProxyPicture> ITraefikApi.ReadAsync(TraefikAddress api, TraefikAddress metrics, CancellationToken cancellationToken)
    {
        asked.Enqueue((api.ToString(), time.GetUtcNow()));
        return trouble is { } why || api.ToString() == deaf ? Task.FromException<ProxyPicture>(new TraefikException(trouble ?? Phrase.Of("proxy.api.unreachable"))) : Task.FromResult(picture);
    }

    [Fact]
    public async Task Run_ApiAnswers_IsLiveWithWhatItTells()
    {
        Start();
        await UntilAsync(() => Now is { IsLive: true });

        Assert.Equal(("told@docker", ProxyOrigin.Api, "3.7.9", LightColour.Green), (Now!.Routers[0].Name, Now.Origin, Now.Version, Now.Colour));
    }

    [Fact]
    public async Task Run_NobodyLooks_IsAskedEveryMinuteAndSoonerOnceSomebodyDoes()
    {
        Start();
        await UntilAsync(() => asked.Count == 1);
        await UntilAsync(() => asked.Count == 2);
        Assert.InRange(Between(0, 1), ProxyKeeper.Calm, ProxyKeeper.Calm + ProxyKeeper.Quick);

        using var looking = demand.Enter();
        await time.PushUntilAsync(() => asked.Count == 3, TimeSpan.Zero);
        await UntilAsync(() => asked.Count == 4);
        Assert.InRange(Between(2, 3), ProxyKeeper.Quick, 2 * ProxyKeeper.Quick);
    }

    [Fact]
    public async Task Poke_ContainersChanged_AsksAtOnceAndAgainWhenTraefikHasTakenItUp()
    {
        var keeper = Start();
        await UntilAsync(() => Now is { IsLive: true });
        await UntilAsync(() => asked.Count == 1);

        keeper.Poke();

        await time.PushUntilAsync(() => asked.Count == 2, TimeSpan.Zero);
        await UntilAsync(() => asked.Count == 3);
        Assert.InRange(Between(1, 2), ProxyKeeper.Settle, ProxyKeeper.Quick - Step);
    }

    [Fact]
    public async Task Poke_ContainersChangeAllTheTime_AsksNotAllTheTime()
    {
        var keeper = Start();
        await UntilAsync(() => Now is { IsLive: true });
        var before = asked.Count;

        var began = time.GetUtcNow();
        await time.PushUntilAsync(() => PokeUntil(began + TimeSpan.FromSeconds(30)), Step);

        Assert.InRange(asked.Count - before, 2, (2 * 30 / (int)ProxyKeeper.Settle.TotalSeconds) + 2);

        bool PokeUntil(DateTimeOffset end)
        {
            keeper.Poke();
            return time.GetUtcNow() >= end;
        }
    }

    [Fact]
    public async Task Run_ApiNeverAnswered_TellsWhatLabelsTell()
    {
        trouble = Phrase.Of("proxy.api.none");
        Start();
        await UntilAsync(() => Now is { State: StreamState.Retrying });

        Assert.Equal(("labelled@docker", ProxyOrigin.Labels, true, LightColour.Unknown, "proxy.light.noApi"), (Now!.Routers[0].Name, Now.Origin, Now.IsLabelsOnly, Now.Colour, Now.Reason.Code));
        Assert.Equal("proxy.traffic.noApi", Now.NoTraffic?.Code);
        Assert.Equal("le", Now.Routers[0].Tls?.CertResolver);
    }

    [Fact]
    public async Task Run_ApiIsLost_KeepsWhatItToldUntilThatIsOld()
    {
        Start();
        await UntilAsync(() => Now is { IsLive: true });
        trouble = Phrase.Of("proxy.api.silent");
        await UntilAsync(() => Now is { State: StreamState.Retrying });
        Assert.Equal(("told@docker", ProxyOrigin.Api, LightColour.Unknown), (Now!.Routers[0].Name, Now.Origin, Now.Colour));

        await time.PushUntilAsync(() => Now is { Origin: ProxyOrigin.Labels }, TimeSpan.FromSeconds(20));
        Assert.Equal("labelled@docker", Now.Routers[0].Name);

        trouble = null;
        await UntilAsync(() => Now is { IsLive: true, Origin: ProxyOrigin.Api });
    }

    [Fact]
    public async Task Run_FirstAddressIsDeaf_AsksTheNext()
    {
        deaf = "http://10.0.0.9:8080/";
        Start();
        await UntilAsync(() => Now is { IsLive: true });

        Assert.Equal("http://127.0.0.1:18080/", Now!.Api);
        Assert.Equal(["http://10.0.0.9:8080/", "http://127.0.0.1:18080/"], asked.Select(a => a.Address));
    }

    [Fact]
    public async Task Run_ItsContainerIsStopped_IsRedAndNotAsked()
    {
        Start(isAlive: false);
        await UntilAsync(() => Now is { State: StreamState.Retrying });

        Assert.Equal((LightColour.Red, "proxy.light.stopped"), (Now!.Colour, Now.Reason.Code));
        Assert.Empty(asked);
    }

    [Fact]
    public async Task Routes_OnlyWhatTheyAreAboutChanges_AreToldAnew()
    {
        Start();
        await UntilAsync(() => Now is { IsLive: true });
        var routes = new ProxyRoutes(broadcast);
        Assert.Equal("told@docker", Assert.Single(routes.Current).Router);
        await using var told = routes.WatchAsync(TimeSpan.Zero, TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        await told.MoveNextAsync();
        var next = told.MoveNextAsync().AsTask();

        await UntilAsync(() => asked.Count == 3);
        Assert.False(next.IsCompleted);
        picture = picture with { Routers = [.. picture.Routers, new ProxyRouter { Name = "new@docker", Tls = new RouterTls("le", null, [], false) }, new ProxyRouter { Name = "api@internal", Provider = "internal" }] };
        await UntilAsync(() => next.IsCompleted);

        Assert.Equal(["new@docker", "told@docker"], told.Current.Select(r => r.Router));
    }

    private ProxyKeeper Start(bool isAlive = true)
    {
        var target = new ProxyTarget
        {
            Name = "edge", Scope = Scope.Of(A.Server()), Container = new ProxyContainer(A.Server(), "edge", null, isAlive), Addresses = "http://10.0.0.9:8080 http://127.0.0.1:18080",
        };
        var keeper = new ProxyKeeper(target, new ProxySources(this, () => containers, _ => Task.FromResult<IReadOnlyList<string>>(["--entrypoints.websecure.http.tls.certresolver=le"]), null), demand, broadcast, new HistoryRecorder(Options.Create(new HistoryOptions()), time), time, NullLogger.Instance);
        run = keeper.RunAsync(end.Token);
        return keeper;
    }

    private TimeSpan Between(int first, int second) => asked.ElementAt(second).At - asked.ElementAt(first).At;

    private Task UntilAsync(Func<bool> reached) => time.PushUntilAsync(reached, Step);
}
