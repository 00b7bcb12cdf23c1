using TapBot.Core.Proxy;
using TapBot.Core.Wording;

namespace TapBot.Core.Certificates;

/// <summary>
/// Which routers of proxies are web routers, and what can be said of each without a look. One that only sends plain requests on to HTTPS is none, as long as some router serves the same names there.
/// Pure.
/// </summary>
internal static class WebRouters
{
    private const int MostNamesTold = 3;

    /// <summary>The web routers, in the order of the routers.</summary>
    public static IReadOnlyList<WebRouter> Of(IReadOnlyList<ProxyRoute> routes)
    {
        var web = routes.Where(r => r.Protocol is ProxyProtocol.Http).ToList();
        var secure = web.Where(r => r.Tls is not null && r.Status is not ProxyStatus.Disabled).ToLookup(r => r.Proxy);
        return
        [
            .. from route in web
               let bare = route is { Tls: null, LeadsToHttps: true } ? route.Hosts.Names.Where(n => !secure[route.Proxy].Any(s => s.Hosts.MayServe(n))).ToList() : null
               where bare is not { Count: 0 } || route.Status is ProxyStatus.Disabled
               select Of(route, bare ?? []),
        ];
    }

    private static WebRouter Of(ProxyRoute route, IReadOnlyList<string> bare)
    {
        var endpoints = RouterEndpoints.EndpointsOf(route).ToList();
        var (gap, reason) = GapOf(route, bare, endpoints.Count);
        return new WebRouter { Router = new CertificateRouter(route.Proxy, route.Router, route.Tls?.CertResolver), Scope = route.Scope, Endpoints = endpoints, Gap = gap, Reason = reason };
    }

    private static (CoverageGap? Gap, Phrase? Reason) GapOf(ProxyRoute route, IReadOnlyList<string> bare, int endpoints)
    {
        if (route.Status is ProxyStatus.Disabled)
            return (CoverageGap.Disabled, route.Error is { } said ? Phrase.Of("certificates.coverage.disabled.why", ("said", said)) : Phrase.Of("certificates.coverage.disabled"));
        if (route.Tls is null)
        {
            return (CoverageGap.NoTls, bare.Count > 0
                ? Phrase.Of("certificates.coverage.noTls.leads", ("names", string.Join(", ", bare.Take(MostNamesTold)) + (bare.Count > MostNamesTold ? ", …" : "")))
                : Phrase.Of("certificates.coverage.noTls"));
        }
        if (route.Hosts is { IsComplete: true } hosts && endpoints > 0 && endpoints == hosts.Names.Count)
            return (null, null);
        return (CoverageGap.HostUnknown, route.Hosts switch
        {
            { Unread: not null } => Phrase.Of("certificates.coverage.host.unread"),
            { Patterns: [var pattern, ..] } => Phrase.Of("certificates.coverage.host.pattern", ("pattern", pattern)),
            _ => Phrase.Of("certificates.coverage.host.any"),
        });
    }
}
