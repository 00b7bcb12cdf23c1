using TapBot.Core.Access;
using TapBot.Core.Figures;
using TapBot.Core.Proxy;
using TapBot.Core.Streaming;
using TapBot.Testing.Containers;

namespace TapBot.Core.Tests.Proxy;

public sealed class ProxySightTests
{
    private static readonly ProxyInstance Edge = new()
    {
        Name = "edge", Scope = Scope.Of(A.Server(), "infra"), State = new StreamState.Live(A.Noon), Api = "http://10.0.0.9:8080/", Container = new ProxyContainer(A.Server(), "edge", "infra", true),
        EntryPoints = [new ProxyEntryPoint { Name = "web", Traffic = new ProxyTraffic(ProxyTrafficSource.Metrics, TimeSpan.FromMinutes(1), 5, 0, null, null, null) }, new ProxyEntryPoint { Name = "admin" }],
        Routers = [Router("shop@docker", "shop"), Router("vault@docker", "bank") with { Status = ProxyStatus.Disabled, Errors = ["no luck"] }, Router("file@file", null)],
        Services = [Service("shop@docker", "shop"), Service("vault@docker", "bank"), Service("file@file", null)],
        Middlewares = [new ProxyMiddleware { Name = "login@docker", UsedBy = ["shop@docker", "vault@docker"] }, new ProxyMiddleware { Name = "other@docker" }],
    };

    [Fact]
    public void Seen_ByWhoSeesTheServer_IsAllOfIt() => Assert.Same(Edge, ProxySight.Seen(Edge, Of(new Grant(Role.Viewer, A.Server()))));

    [Fact]
    public void Seen_ByWhoSeesAProject_IsTheWayToItsContainersOnly()
    {
        var seen = ProxySight.Seen(Edge, Of(new Grant(Role.Viewer, A.Server(), "shop")))!;

        Assert.Equal(["shop@docker"], seen.Routers.Select(r => r.Name));
        Assert.Equal(["shop@docker"], seen.Services.Select(s => s.Name));
        Assert.Equal([("login@docker", "shop@docker")], seen.Middlewares.Select(m => (m.Name, string.Join(' ', m.UsedBy))));
        Assert.Equal([("web", null)], seen.EntryPoints.Select(e => (e.Name, e.Traffic)));
        Assert.Equal((null, null, LightColour.Green), (seen.Api, seen.Container, seen.Colour));
        Assert.Equal(LightColour.Red, Edge.Colour);
    }

    [Fact]
    public void Seen_ByWhoSeesNothingBehindIt_IsNothing()
    {
        Assert.Null(ProxySight.Seen(Edge, Of(new Grant(Role.Viewer, A.Server(), "blog"))));
        Assert.Null(ProxySight.Seen(Edge, Of(new Grant(Role.Viewer, A.Server("server-2")))));
        Assert.Null(ProxySight.Seen(Edge, Rights.None));
        Assert.Empty(ProxySight.Seen(Edge, Of(new Grant(Role.Viewer, A.Server(), "infra")))!.Routers);
    }

    [Theory]
    [InlineData(ProxyStatus.Enabled, null, LightColour.Green)]
    [InlineData(ProxyStatus.Enabled, "down up", LightColour.Yellow)]
    [InlineData(ProxyStatus.Enabled, "down down", LightColour.Red)]
    [InlineData(ProxyStatus.Enabled, "up", LightColour.Green)]
    [InlineData(ProxyStatus.Warning, null, LightColour.Yellow)]
    [InlineData(ProxyStatus.Disabled, "up", LightColour.Red)]
    [InlineData(ProxyStatus.Unknown, null, LightColour.Unknown)]
    public void ColourOf_Router_IsTheWorstOnItsWay(ProxyStatus status, string? servers, LightColour colour)
    {
        var router = Router("a@file", null) with { Status = status };
        IReadOnlyList<ProxyBackend> backends = [.. (servers ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(s => new ProxyBackend(s, s == "up"))];
        var proxy = Edge with { Routers = [router], Services = [new ProxyService { Name = "a@file", Status = status is ProxyStatus.Unknown ? ProxyStatus.Unknown : ProxyStatus.Enabled, Children = ["b@file"] }, Service("b@file", null) with { Backends = backends }] };

        Assert.Equal(colour, proxy.ColourOf(router));
    }

    [Fact]
    public void ServicesBehind_ServicesThatLeadToEachOther_EndsSomewhere()
    {
        var proxy = Edge with { Services = [new ProxyService { Name = "a@file", Children = ["b@file", "gone@file"] }, new ProxyService { Name = "b@file", Children = ["a@file"] }] };

        Assert.Equal(["a@file", "b@file"], proxy.ServicesBehind(Router("a@file", null)).Select(s => s.Name));
    }

    private static ProxyRouter Router(string name, string? project) =>
        new() { Name = name, Service = name, Status = ProxyStatus.Enabled, Scope = Scope.Of(A.Server(), project), EntryPoints = ["web"], Middlewares = ["login@docker"] };

    private static ProxyService Service(string name, string? project) => new() { Name = name, Status = ProxyStatus.Enabled, Scope = Scope.Of(A.Server(), project) };

    private static Rights Of(params Grant[] grants) => new(grants, []);
}
