using TapBot.Core.Access;
using TapBot.Core.Certificates;
using TapBot.Core.Proxy;
using TapBot.Core.Wording;

namespace TapBot.Core.Tests.Certificates;

/// <summary>Which routers count, and what can be said of them without a look.</summary>
public sealed class WebRoutersTests
{
    private static readonly RouterTls Le = new("le", null, [], IsPassthrough: false);

    [Fact]
    public void Of_RouterWithTls_IsDecidedByTheCertificatesOfItsNames() => Assert.Equal("shop@docker: shop.test www.shop.test", Only(Route("shop@docker", Le, "shop.test", "www.shop.test")));

    [Fact]
    public void Of_RouterWithoutTls_HasNone() => Assert.Equal("plain@docker: plain.test NoTls certificates.coverage.noTls", Only(Route("plain@docker", null, "plain.test")));

    [Fact]
    public void Of_RouterWithoutTlsBesideOneWithIt_IsStillInTheClear() =>
        Assert.Equal(["shop@docker: shop.test NoTls certificates.coverage.noTls", "safe@docker: shop.test"], All(Route("shop@docker", null, "shop.test"), Route("safe@docker", Le, "shop.test")));

    [Fact]
    public void Of_RouterThatLeadsToOneWithTls_IsNoWebRouter() => Assert.Equal(["safe@docker: shop.test"], All(Route("shop@docker", null, "shop.test") with { LeadsToHttps = true }, Route("safe@docker", Le, "shop.test")));

    [Fact]
    public void Of_RouterThatLeadsToAPattern_IsNoWebRouter() =>
        Assert.Equal(["any@docker:  HostUnknown certificates.coverage.host.pattern"], All(Route("shop@docker", null, "shop.test") with { LeadsToHttps = true }, Route("any@docker", Le) with { Hosts = new RouterHosts([], ["^.+$"], ServesAny: false) }));

    [Fact]
    public void Of_RouterThatLeadsAllOfTheWorldToHttps_IsNoWebRouter() => Assert.Empty(All(Route("all@file", null) with { Hosts = new RouterHosts([], ["^.+$"], ServesAny: false), LeadsToHttps = true }));

    [Fact]
    public void Of_RouterThatLeadsNowhere_SaysWhichNameIsMissing()
    {
        var router = Assert.Single(WebRouters.Of([Route("shop@docker", null, "shop.test", "old.test") with { LeadsToHttps = true }, Route("safe@docker", Le, "shop.test")]), r => r.Gap is not null);

        Assert.Equal((CoverageGap.NoTls, "certificates.coverage.noTls.leads", "old.test"), (router.Gap, router.Reason!.Code, router.Reason.Arguments["names"]));
    }

    [Fact]
    public void Of_RouterOfAnotherProxy_DoesNotServeTheName() =>
        Assert.Equal("certificates.coverage.noTls.leads", WebRouters.Of([Route("shop@docker", null, "shop.test") with { LeadsToHttps = true }, Route("safe@docker", Le, "shop.test") with { Proxy = "other" }])[0].Reason?.Code);

    [Fact]
    public void Of_DisabledRouter_SaysWhatTraefikSays()
    {
        var router = Assert.Single(WebRouters.Of([Route("shop@docker", Le, "shop.test") with { Status = ProxyStatus.Disabled, Error = "no service" }]));

        Assert.Equal((CoverageGap.Disabled, "certificates.coverage.disabled.why", "no service"), (router.Gap, router.Reason!.Code, router.Reason.Arguments["said"]));
    }

    [Fact]
    public void Of_RouterWhoseHostIsNotTold_CannotBeLookedAt()
    {
        Assert.Equal("a@docker:  HostUnknown certificates.coverage.host.any", Only(Route("a@docker", Le) with { Hosts = new RouterHosts([], [], ServesAny: true) }));
        Assert.Equal("a@docker:  HostUnknown certificates.coverage.host.any", Only(Route("a@docker", Le)));
        Assert.Equal("a@docker: b.test HostUnknown certificates.coverage.host.pattern", Only(Route("a@docker", Le) with { Hosts = new RouterHosts(["b.test"], ["^c"], ServesAny: false) }));
        Assert.Equal("a@docker:  HostUnknown certificates.coverage.host.unread", Only(Route("a@docker", Le) with { Hosts = RouterHosts.None with { Unread = Phrase.Of("proxy.rule.default") } }));
        Assert.Equal("a@docker:  HostUnknown certificates.coverage.host.any", Only(Route("a@docker", Le, "not a name")));
    }

    [Fact]
    public void Of_RouterOfAnotherProtocol_DoesNotCount() => Assert.Empty(All(Route("db@docker", Le, "db.test") with { Protocol = ProxyProtocol.Tcp }));

    private static string Only(ProxyRoute route) => Assert.Single(All(route));

    private static IEnumerable<string> All(params ProxyRoute[] routes) =>
        WebRouters.Of(routes).Select(r => $"{r.Router.Name}: {string.Join(' ', r.Endpoints.Select(e => e.Text))}{(r.Gap is { } gap ? $" {gap} {r.Reason!.Code}" : "")}");

    private static ProxyRoute Route(string router, RouterTls? tls, params string[] names) =>
        new("traefik", ServerName.Parse("web"), null, router, ProxyProtocol.Http, ProxyStatus.Enabled, new RouterHosts(names, [], ServesAny: false), tls, [], [], Scope.Portal);
}
