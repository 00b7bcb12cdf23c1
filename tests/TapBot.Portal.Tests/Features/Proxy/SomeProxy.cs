using TapBot.Core.Access;
using TapBot.Core.Proxy;
using TapBot.Core.Streaming;
using TapBot.Core.Wording;
using TapBot.Testing.Containers;

namespace TapBot.Portal.Tests.Features.Proxy;

/// <summary>A proxy with a bit of everything.</summary>
internal static class SomeProxy
{
    private static readonly ProxyContainer Web = new(A.Server(), "shop-web-1", "shop", true);

    public static ProxyInstance Live { get; } = new()
    {
        Name = "edge",
        Scope = Scope.Of(A.Server(), "infra"),
        Container = new ProxyContainer(A.Server(), "edge", "infra", true),
        State = new StreamState.Live(A.Noon),
        ReadAt = A.Noon,
        Version = "3.7.9",
        NoTraffic = null,
        EntryPoints = [new ProxyEntryPoint { Name = "websecure", Address = ":443", HasTls = true, CertResolver = "le" }],
        Routers =
        [
            new ProxyRouter
            {
                Name = "shop/web@docker", Provider = "docker", Rule = "Host(`shop.example`)", Hosts = new RouterHosts(["shop.example"], [], false), EntryPoints = ["websecure"], Middlewares = ["login@docker"], Service = "shop@docker",
                Status = ProxyStatus.Enabled, Tls = new RouterTls("le", null, [], false), Containers = [Web], Scope = Scope.Of(A.Server(), "shop"), Priority = 9223372036854775806,
            },
            new ProxyRouter { Name = "broken@file", Provider = "file", Rule = "Host(`x`", Hosts = RouterHosts.None with { Unread = Phrase.Of("proxy.rule.unread", ("at", 9)) }, Status = ProxyStatus.Disabled, Errors = ["the service \"gone@file\" does not exist"], Service = "gone@file", Scope = Scope.Of(A.Server()) },
        ],
        Services =
        [
            new ProxyService
            {
                Name = "shop@docker", Provider = "docker", Type = "loadbalancer", HasHealthCheck = true, Status = ProxyStatus.Enabled, UsedBy = ["shop/web@docker"], Scope = Scope.Of(A.Server(), "shop"),
                Backends = [new ProxyBackend("http://10.0.0.2:80", true, Web), new ProxyBackend("http://10.0.0.3:80", false)],
                Traffic = new ProxyTraffic(ProxyTrafficSource.Metrics, TimeSpan.FromMinutes(5), 600, 6, new(80, 0, 100), new(180, 100, 300), new(5000, 5000, null)),
            },
        ],
        Middlewares = [new ProxyMiddleware { Name = "login@docker", Provider = "docker", Type = "basicAuth", Status = ProxyStatus.Enabled, Settings = [KeyValuePair.Create("users", "••••••")], UsedBy = ["shop/web@docker"] }],
    };

    /// <summary>One whose API nobody has opened.</summary>
    public static ProxyInstance Labels { get; } = Live with
    {
        State = new StreamState.Retrying(A.Noon, A.Noon, Phrase.Of("proxy.api.unreachable", ("address", "http://10.0.0.9:8080/"))),
        Origin = ProxyOrigin.Labels,
        NoTraffic = Phrase.Of("proxy.traffic.noApi"),
        Routers = [.. Live.Routers.Take(1).Select(r => r with { Status = ProxyStatus.Unknown })],
        Services = [.. Live.Services.Select(s => s with { Status = ProxyStatus.Unknown, Traffic = null, Backends = [.. s.Backends.Select(b => b with { IsUp = null })] })],
        EntryPoints = [],
    };
}
