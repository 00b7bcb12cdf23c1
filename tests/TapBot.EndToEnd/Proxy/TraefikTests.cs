using System.Diagnostics;
using System.Text.Json;
using TapBot.Core.Access;
using TapBot.Core.Figures;
using TapBot.Core.Proxy;
using TapBot.Core.Streaming;

namespace TapBot.EndToEnd.Proxy;

/// <summary>A stand-in for Traefik, made of the labels of real containers, and what the portal knows of it.</summary>
public sealed class TraefikTests : IAsyncDisposable
{
    private const string Forever = "trap 'exit 0' TERM; while :; do sleep 1 & wait $!; done";
    private readonly RealEngine engine = new();
    private readonly string id = "p" + Guid.NewGuid().ToString("n")[..8];

    private string[] Labels =>
    [
        "--network", "bridge", "--label", "com.docker.compose.project=" + id,
        "--label", $"traefik.http.routers.{id}.rule=Host(`{id}.example`) || Host(`www.{id}.example`)", "--label", $"traefik.http.routers.{id}.tls.certresolver=le", "--label", $"traefik.http.routers.{id}.middlewares={id}-login",
        "--label", $"traefik.http.services.{id}.loadbalancer.server.port=8080", "--label", $"traefik.http.middlewares.{id}-login.basicauth.users=ann:$apr1$secret",
    ];

    private string Router => id + "@docker";

    public ValueTask DisposeAsync() => engine.DisposeAsync();

    [Theory]
    [InlineData("3.7.9")]
    [InlineData("2.11.0")]
    public async Task Router_OfALabelledContainer_LeadsToIt(string version)
    {
        var name = await engine.RunAsync(Forever, Labels);
        await using var traefik = await SandboxTraefik.StartAsync(engine, version);
        await using var proxy = await WatchedProxy.StartAsync(engine, traefik.Address);

        var found = await proxy.UntilAsync(p => p.IsLive && Find(p) is { Containers.Count: 1 });

        var router = Find(found)!;
        Assert.Equal((version, ProxyOrigin.Api, true), (found.Version, found.Origin, found.IsConfigured));
        Assert.Equal([$"{id}.example", $"www.{id}.example"], router.Hosts.Names);
        Assert.Equal((name, "le", Scope.Of(engine.Server, id)), (router.Containers[0].Name, router.Tls?.CertResolver, router.Scope));
        Assert.Equal(9223372036854775806, found.Routers.Single(r => r.Name == "api@internal").Priority);
        Assert.Equal(("to/https@file", "redirectScheme"), found.Middlewares.Where(m => m.Provider == "file").Select(m => (m.Name, m.Type)).Single());
        Assert.DoesNotContain("apr1", JsonSerializer.Serialize(found.Middlewares), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Router_OfAContainerThatComesAndGoes_DoesSoAtOnce()
    {
        await using var traefik = await SandboxTraefik.StartAsync(engine);
        await using var proxy = await WatchedProxy.StartAsync(engine, traefik.Address);
        await proxy.UntilAsync(p => p.IsLive);

        var watch = Stopwatch.StartNew();
        var name = await engine.RunAsync(Forever, Labels);
        await proxy.UntilAsync(p => Find(p) is not null);
        await engine.DockerAsync("rm", "-f", name);
        await proxy.UntilAsync(p => p.IsLive && Find(p) is null);

        Assert.True(watch.Elapsed < ProxyKeeper.Quick, $"It took {watch.Elapsed}.");
    }

    [Fact]
    public async Task Faults_OneAfterTheOther_AreSeenAndGoAway()
    {
        await engine.RunAsync(Forever, Labels);
        await using var traefik = await SandboxTraefik.StartAsync(engine);
        await using var proxy = await WatchedProxy.StartAsync(engine, traefik.Address);
        await proxy.UntilAsync(p => p is { IsLive: true, Colour: LightColour.Green });

        await traefik.FaultAsync("down");
        var down = await proxy.UntilAsync(p => p.Colour is LightColour.Red);
        Assert.Equal("proxy.light.down", down.Reason.Code);
        await traefik.FaultAsync("errors");
        var broken = await proxy.UntilAsync(p => p.Reason.Code == "proxy.light.errors");
        Assert.EndsWith("does not exist", Assert.Single(broken.Routers, r => r.Status is ProxyStatus.Disabled).Errors[0], StringComparison.Ordinal);
        await traefik.FaultAsync("broken");
        var refused = await proxy.UntilAsync(p => p.State is StreamState.Retrying);
        Assert.Equal(("proxy.api.refused", LightColour.Unknown), (((StreamState.Retrying)refused.State).Why.Code, refused.Colour));
        Assert.NotNull(Find(refused));
        await traefik.FaultAsync("none");
        await proxy.UntilAsync(p => p is { IsLive: true, Colour: LightColour.Green });
    }

    [Fact]
    public async Task Api_ThatHangs_IsAStateWithItsReason()
    {
        await engine.RunAsync(Forever, Labels);
        await using var traefik = await SandboxTraefik.StartAsync(engine);
        await traefik.FaultAsync("hang");
        await using var proxy = await WatchedProxy.StartAsync(engine, traefik.Address);

        var hung = await proxy.UntilAsync(p => p.State is StreamState.Retrying);
        Assert.Equal(("proxy.api.silent", ProxyOrigin.Labels), (((StreamState.Retrying)hung.State).Why.Code, hung.Origin));
        Assert.NotNull(Find(hung));
        await traefik.FaultAsync("none");
        await proxy.UntilAsync(p => p.IsLive);
    }

    [Fact]
    public async Task Metrics_ThatMove_GiveRatesAndCoarsePercentiles()
    {
        await engine.RunAsync(Forever, Labels);
        await using var traefik = await SandboxTraefik.StartAsync(engine);
        await using var proxy = await WatchedProxy.StartAsync(engine, traefik.Address);

        var counted = await proxy.UntilAsync(p => p.FindService(Router, ProxyProtocol.Http)?.Traffic is { Requests: > 0 });

        var traffic = counted.FindService(Router, ProxyProtocol.Http)!.Traffic!;
        Assert.InRange(traffic.RequestsPerSecond, 0.01, 5);
        Assert.True(traffic.P95 is { IsCoarse: true, To: 100 or 300 }, $"{traffic.P95}");
        Assert.Null(counted.NoTraffic);
        await traefik.FaultAsync("metrics-off");
        Assert.Equal("proxy.traffic.off", (await proxy.UntilAsync(p => p.NoTraffic is not null)).NoTraffic!.Code);
    }

    [Fact]
    public async Task Container_OfATraefikImage_IsFoundAndAskedAtItsAddress()
    {
        var image = "sandbox/traefik:" + id;
        await engine.DockerAsync("tag", RealEngine.Image, image);
        try
        {
            await engine.DockerAsync("run", "--detach", "--name", id, "--stop-timeout", "1", image, "sh", "-c", StaticApi);
            await using var proxy = await WatchedProxy.StartAsync(engine);

            var found = await proxy.UntilAsync(p => p.IsLive, id);
            Assert.Equal(("3.7.9", false, id), (found.Version, found.IsConfigured, found.Container?.Name));
            Assert.Equal(["still@file"], found.Routers.Select(r => r.Name));
            // Its log is the access log of a proxy without metrics.
            var counted = await proxy.UntilAsync(p => p.FindService("still@file", ProxyProtocol.Http)?.Traffic is { Requests: > 0 }, id);
            Assert.Equal((ProxyTrafficSource.AccessLog, 40d), (counted.Services[0].Traffic!.Source, counted.Services[0].Traffic!.P95!.Value.Milliseconds));

            await engine.DockerAsync("stop", id);
            Assert.Equal("proxy.light.stopped", (await proxy.UntilAsync(p => p.Colour is LightColour.Red, id)).Reason.Code);
        }
        finally
        {
            await engine.DockerAsync("rm", "--force", id);
            await engine.DockerAsync("rmi", image);
        }
    }

    [Fact]
    public async Task Container_OfATraefikImageWithoutApi_IsKnownByLabels()
    {
        var image = "sandbox/traefik:" + id;
        await engine.DockerAsync("tag", RealEngine.Image, image);
        var name = await engine.RunAsync(Forever, Labels);
        try
        {
            await engine.DockerAsync("run", "--detach", "--name", id, "--stop-timeout", "1", image, "sh", "-c", Forever);
            await using var proxy = await WatchedProxy.StartAsync(engine);

            var found = await proxy.UntilAsync(p => p.State is StreamState.Retrying && Find(p) is not null, id);
            Assert.True(found.IsLabelsOnly);
            Assert.Equal((name, ProxyStatus.Unknown), (Find(found)!.Containers.Single().Name, Find(found)!.Status));
        }
        finally
        {
            await engine.DockerAsync("rm", "--force", id);
            await engine.DockerAsync("rmi", image);
        }
    }

    private static string StaticApi => """
        mkdir -p /www/api/http && cd /www/api
        echo '{"Version":"3.7.9"}' >version
        echo '{"http":{"routers":{"total":1,"warnings":0,"errors":0}},"providers":["File"]}' >overview
        echo '[{"name":"web","address":":80"}]' >entrypoints
        echo '[{"name":"still@file","provider":"file","rule":"Host(`still.example`)","service":"still","status":"enabled","entryPoints":["web"]}]' >http/routers
        echo '[{"name":"still@file","provider":"file","type":"loadbalancer","loadBalancer":{"servers":[{"url":"http://192.0.2.1:80"}]},"status":"enabled"}]' >http/services
        echo '[]' >http/middlewares
        httpd -p 8080 -h /www
        trap 'exit 0' TERM
        while :; do
            echo "{\"Duration\":40000000,\"DownstreamStatus\":200,\"ServiceName\":\"still@file\",\"RouterName\":\"still@file\",\"entryPointName\":\"web\",\"StartUTC\":\"$(date -u +%Y-%m-%dT%H:%M:%SZ)\"}"
            sleep 1 & wait $!
        done
        """;

    private ProxyRouter? Find(ProxyInstance proxy) => proxy.Routers.FirstOrDefault(r => r.Name == Router);
}
