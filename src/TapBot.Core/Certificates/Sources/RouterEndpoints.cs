using System.Globalization;
using Microsoft.Extensions.Hosting;
using TapBot.Core.Proxy;
using TapBot.Core.Streaming;

namespace TapBot.Core.Certificates;

/// <summary>
/// The names that web routers of proxies serve, as the world reaches them: by name, at the port of HTTPS. A router without TLS counts, too: what is served under its name then is what is wrong with it.
/// </summary>
internal sealed class RouterEndpoints(ProxyRoutes routes, CertificateBroadcast broadcast) : BackgroundService, ICertificateSource
{
    private const int Https = 443;
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(1);

    private readonly Pulse changes = new();
    private IReadOnlyList<CertificateTarget> current = [];

    public IReadOnlyList<CertificateTarget> Current => Volatile.Read(ref current);

    public Task NextAsync() => changes.NextAsync();

    /// <summary>One target for each place where a name is served; of several routers the one that speaks TLS says who serves it. A name that none serves over TLS is looked at where it should be.</summary>
    internal static IReadOnlyList<CertificateTarget> Of(IEnumerable<ProxyRoute> routes)
    {
        var web = routes.Where(r => r.Protocol is ProxyProtocol.Http && r.Status is not ProxyStatus.Disabled).SelectMany(r => EndpointsOf(r).Select(e => (Route: r, Endpoint: e))).ToList();
        var secure = web.Where(w => w.Route.Tls is not null).Select(w => w.Endpoint.Name).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. from found in web
               where found.Route.Tls is not null || !secure.Contains(found.Endpoint.Name)
               group found.Route by found.Endpoint into served
               let best = served.OrderBy(r => r.Tls is null).ThenBy(r => r.Router, StringComparer.Ordinal).First()
               select new CertificateTarget(served.Key, CertificateOrigin.Router, best.Scope, best.Tls?.CertResolver is { } resolver ? $"{best.Proxy} · {resolver}" : best.Proxy,
                   new CertificateRouter(best.Proxy, best.Router, best.Tls?.CertResolver)),
        ];
    }

    /// <summary>Where the certificates of what a router serves are looked at; a name that is none is left out.</summary>
    internal static IEnumerable<CertificateEndpoint> EndpointsOf(ProxyRoute route) =>
        route.Hosts.Names.Select(name => CertificateEndpoint.TryParse(string.Create(CultureInfo.InvariantCulture, $"{(name.Contains(':') ? $"[{name}]" : name)}:{PortOf(route)}"), null, out var parsed) ? parsed : null).OfType<CertificateEndpoint>();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var all in routes.WatchAsync(Settle, stoppingToken))
            {
                broadcast.Publish(new CertificateChange.Routers(WebRouters.Of(all)));
                Volatile.Write(ref current, Of(all));
                changes.Raise();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    /// <summary>Within a container an entry point may listen anywhere; what the world sees is then published, as a rule where HTTPS belongs.</summary>
    private static int PortOf(ProxyRoute route) =>
        route.ProxyContainer is null && route.Tls is not null && route.EntryPoints.Select(e => e.Port).OfType<int>().ToList() is [var port] ? port : Https;
}
