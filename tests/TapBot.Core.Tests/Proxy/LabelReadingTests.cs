using TapBot.Core.Containers;
using TapBot.Core.Proxy;
using TapBot.Testing.Containers;

namespace TapBot.Core.Tests.Proxy;

public sealed class LabelReadingTests
{
    [Fact]
    public void Of_ContainerWithARouter_HasTheWayToIt()
    {
        var picture = LabelReading.Of([Labelled("shop", "172.18.0.5",
            ("traefik.enable", "true"), ("traefik.http.routers.shop.rule", "Host(`shop.example`)"), ("traefik.http.routers.shop.entrypoints", "websecure"), ("traefik.http.routers.shop.tls.certresolver", "le"),
            ("traefik.http.routers.shop.middlewares", "login, hsts@file"), ("traefik.http.routers.shop.priority", "7"), ("traefik.http.services.shop.loadbalancer.server.port", "8080"),
            ("traefik.http.middlewares.login.basicauth.users", "admin:$apr1$x"), ("traefik.http.middlewares.login.basicauth.realm", "shop"))]);

        var router = Assert.Single(picture.Routers);
        Assert.Equal(("shop@docker", "shop@docker", 7L, "le", ProxyStatus.Unknown), (router.Name, router.Service, router.Priority, router.Tls?.CertResolver, router.Status));
        Assert.Equal(["shop.example"], router.Hosts.Names);
        Assert.Equal(["login@docker", "hsts@file"], router.Middlewares);
        Assert.Equal(["websecure"], router.EntryPoints);
        var backend = Assert.Single(Assert.Single(picture.Services).Backends);
        Assert.Equal(("http://172.18.0.5:8080", null, "shop"), (backend.Address, backend.IsUp, backend.Container?.Name));
        var middleware = Assert.Single(picture.Middlewares);
        Assert.Equal(("login@docker", "basicauth"), (middleware.Name, middleware.Type));
        Assert.Equal([KeyValuePair.Create("realm", "shop"), KeyValuePair.Create("users", ProxyMask.Hidden)], middleware.Settings);
    }

    [Theory]
    [InlineData("traefik.http.routers.a.tls", "true", true)]
    [InlineData("traefik.http.routers.a.tls", "false", false)]
    [InlineData("traefik.http.routers.a.tls.options", "modern", true)]
    [InlineData("traefik.http.routers.a.tls.domains[0].main", "a.example", true)]
    [InlineData("traefik.http.routers.a.priority", "1", false)]
    [InlineData("Traefik.HTTP.Routers.a.TLS.CertResolver", "le", true)]
    public void Of_Router_SpeaksTlsWhenALabelSaysSo(string label, string value, bool speaks) =>
        Assert.Equal(speaks, Assert.Single(LabelReading.Of([Labelled("a", "10.0.0.2", ("traefik.http.routers.a.rule", "Host(`a.example`)"), (label, value))]).Routers).Tls is not null);

    [Fact]
    public void Of_RouterWithoutService_LeadsToTheContainerAtItsLowestPort()
    {
        var container = Labelled("shop-web-1", "10.0.0.2", ("traefik.http.routers.web.rule", "Host(`a.example`)"), ("com.docker.compose.project", "shop"), ("com.docker.compose.service", "web"))
            with { Ports = [new ContainerPort(9000, "tcp"), new ContainerPort(80, "tcp"), new ContainerPort(53, "udp")] };

        var picture = LabelReading.Of([container]);

        Assert.Equal("web-shop@docker", Assert.Single(picture.Routers).Service);
        Assert.Equal(("web-shop@docker", "http://10.0.0.2:80"), (picture.Services[0].Name, picture.Services[0].Backends[0].Address));
    }

    [Fact]
    public void Of_ReplicasOfAService_AreItsServers()
    {
        (string, string)[] labels = [("traefik.http.routers.web.rule", "Host(`a.example`)"), ("traefik.http.services.web.loadbalancer.server.port", "80")];

        var picture = LabelReading.Of([Labelled("web-1", "10.0.0.2", labels), Labelled("web-2", "10.0.0.3", labels)]);

        Assert.Single(picture.Routers);
        Assert.Equal(["http://10.0.0.2:80", "http://10.0.0.3:80"], Assert.Single(picture.Services).Backends.Select(b => b.Address));
    }

    [Fact]
    public void Of_ContainerThatTraefikLeavesOut_IsLeftOut() => Assert.Empty(LabelReading.Of([
        Labelled("off", "10.0.0.2", ("traefik.enable", "false"), ("traefik.http.routers.a.rule", "Host(`a.example`)")),
        Labelled("plain", "10.0.0.3", ("traefik.enable", "true")),
        Labelled("stopped", "", ("traefik.http.routers.b.rule", "Host(`b.example`)")) with { State = ContainerState.Exited },
    ]).Routers);

    [Fact]
    public void Of_RouterWithoutRule_SaysThatTraefikMakesItsOwn() =>
        Assert.Equal("proxy.rule.default", Assert.Single(LabelReading.Of([Labelled("a", "10.0.0.2", ("traefik.http.routers.a.tls", "true"))]).Routers).Hosts.Unread?.Code);

    [Fact]
    public void Of_RoutersOfTcp_StandBesideThoseOfHttp()
    {
        var picture = LabelReading.Of([Labelled("db", "10.0.0.2", ("traefik.tcp.routers.db.rule", "HostSNI(`db.example`)"), ("traefik.tcp.routers.db.tls.passthrough", "true"), ("traefik.tcp.services.db.loadbalancer.server.port", "5432"))]);

        Assert.Equal((ProxyProtocol.Tcp, true), (picture.Routers[0].Protocol, picture.Routers[0].Tls!.IsPassthrough));
        Assert.Equal("10.0.0.2:5432", picture.Services[0].Backends[0].Address);
    }

    [Fact]
    public void Linked_ByAddressNameAndLabel_FindsTheContainer()
    {
        var shop = Labelled("shop-web-1", "10.0.0.2", ("com.docker.compose.project", "shop"), ("com.docker.compose.service", "web"));
        var bank = Labelled("vault", "10.0.0.3", ("com.docker.compose.project", "bank"));
        var labelled = Labelled("odd", "10.0.0.9", ("traefik.http.services.odd.loadbalancer.server.port", "80"));
        ProxyService[] services =
        [
            Service("byAddress@docker", "http://10.0.0.2:80"), Service("byName@file", "http://web:8080"), Service("byLabel@docker", "http://10.77.0.1:80"), Service("odd@docker", "http://10.77.0.1:80"),
            Service("both@file", "http://10.0.0.2:80", "http://vault:80"), Service("nobody@file", "https://elsewhere.example"),
        ];
        var picture = new ProxyPicture { Services = services, Routers = [.. services.Select(s => new ProxyRouter { Name = s.Name, Service = s.Name })] };

        var linked = ProxyLinks.Linked(picture, [shop, bank, labelled], A.Server());

        Assert.Equal(["shop-web-1", "shop-web-1", "", "odd", "shop-web-1 vault", ""], linked.Routers.Select(r => string.Join(' ', r.Containers.Select(c => c.Name))));
        Assert.Equal(["shop", "shop", null, null, null, null], linked.Routers.Select(r => r.Scope.Project));
        Assert.All(linked.Routers, r => Assert.Equal(A.Server(), r.Scope.Server));
    }

    [Theory]
    [InlineData("web", null)]
    [InlineData("websecure", "le")]
    [InlineData("web,websecure", "le")]
    [InlineData("", "le")]
    public void Of_RouterAtAnEntryPointWithTls_SpeaksItToo(string entryPoints, string? resolver)
    {
        string[] arguments = ["traefik", "--entrypoints.web.address=:80", "--entryPoints.web.http.redirections.entryPoint.to=websecure", "--entrypoints.websecure.address=:443", "--entrypoints.websecure.http.tls.certresolver=le", "--api.insecure"];

        var picture = LabelReading.Of([Labelled("a", "10.0.0.2", ("traefik.http.routers.a.rule", "Host(`a.example`)"), ("traefik.http.routers.a.entrypoints", entryPoints))], arguments);

        Assert.Equal(resolver, picture.Routers[0].Tls?.CertResolver);
        Assert.Equal([("web", (int?)80, false, "websecure"), ("websecure", 443, true, null)], picture.EntryPoints.Select(p => (p.Name, p.Port, p.HasTls, p.RedirectsTo)));
    }

    internal static Container Labelled(string name, string address, params (string Key, string Value)[] labels) => A.Container(name) with
    {
        Labels = labels.ToDictionary(l => l.Key, l => l.Value),
        Networks = [new ContainerNetwork("front", address, "", [])],
    };

    private static ProxyService Service(string name, params string[] addresses) => new() { Name = name, Provider = name.Split('@')[1], Backends = [.. addresses.Select(a => new ProxyBackend(a, null))] };
}
