using TapBot.Core.Access;
using TapBot.Core.Certificates;
using TapBot.Core.Proxy;

namespace TapBot.Core.Tests.Certificates;

public sealed class RouterEndpointsTests
{
    private static readonly Scope Shop = Scope.Of(ServerName.Parse("web"), "shop");
    private static readonly RouterTls Le = new("le", null, [], IsPassthrough: false);

    [Fact]
    public void Of_RoutersOfOneName_AreOneEndpointOfTheOneThatSpeaksTls()
    {
        var target = Assert.Single(RouterEndpoints.Of([Route("shop@docker", null, "shop.test"), Route("shop-secure@docker", Le, "shop.test")]));

        Assert.Equal(new CertificateTarget(CertificateEndpoint.Parse("shop.test:443"), CertificateOrigin.Router, Shop, "traefik · le", new CertificateRouter("traefik", "shop-secure@docker", "le")), target);
    }

    [Fact]
    public void Of_RouterWithoutTls_IsWatchedWhereItShouldSpeakIt() => Assert.Equal(("plain.test", "traefik"), Only(Route("plain@docker", null, "plain.test")));

    [Fact]
    public void Of_ProxyOnTheMachineItself_IsReachedAtItsEntryPoint() =>
        Assert.Equal(("shop.test:8443", "traefik · le"), Only(Route("shop@file", Le, "shop.test") with { EntryPoints = [new ProxyEntryPoint { Name = "websecure", Address = ":8443" }] }));

    [Fact]
    public void Of_ProxyInAContainer_IsReachedWhereHttpsBelongs() =>
        Assert.Equal(("shop.test", "traefik · le"), Only(Route("shop@docker", Le, "shop.test") with { EntryPoints = [new ProxyEntryPoint { Name = "websecure", Address = ":8443" }], ProxyContainer = new ProxyContainer(ServerName.Parse("web"), "traefik", null, IsAlive: true) }));

    [Fact]
    public void Of_RoutersOfOneNameAtSeveralPorts_AreAnEndpointEach()
    {
        ProxyRoute At(string name, int port) => Route(name, Le, "shop.test") with { EntryPoints = [new ProxyEntryPoint { Name = name, Address = $":{port}" }] };

        Assert.Equal(["shop.test", "shop.test:8443"], RouterEndpoints.Of([At("a@file", 443), At("b@file", 8443), Route("c@file", null, "shop.test")]).Select(t => t.Endpoint.Text));
    }

    [Fact]
    public void Of_WhatServesNoName_IsNotWatched() => Assert.Empty(RouterEndpoints.Of(
    [
        Route("any@docker", Le), Route("odd@docker", Le, "not a name"), Route("broken@docker", Le, "shop.test") with { Status = ProxyStatus.Disabled }, Route("db@docker", Le, "db.test") with { Protocol = ProxyProtocol.Tcp },
    ]));

    private static (string Endpoint, string? ServedBy) Only(ProxyRoute route)
    {
        var target = Assert.Single(RouterEndpoints.Of([route]));
        return (target.Endpoint.Text, target.ServedBy);
    }

    private static ProxyRoute Route(string router, RouterTls? tls, params string[] names) =>
        new("traefik", ServerName.Parse("web"), null, router, ProxyProtocol.Http, ProxyStatus.Enabled, new RouterHosts(names, [], ServesAny: false), tls, [], [], Shop);
}
