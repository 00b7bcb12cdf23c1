using System.Globalization;
using Microsoft.Extensions.Hosting;
using TapBot.Core.Proxy;
using TapBot.Core.Streaming;

namespace TapBot.Core.Certificates;

/// <summary>
/// The names that web routers of proxies serve, as the world reaches them: by name, at the port of HTTPS. A router without TLS counts, too: what is served under its name then is what is wrong with it.
/// </summary>
internal sealed class RouterEndpoints(ProxyRoutes routes) : BackgroundService, ICertificateSource
{
    private const int Https = 443;
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(1);

    private readonly Pulse changes = new();
    private IReadOnlyList<CertificateTarget> current = [];

    public IReadOnlyList<CertificateTarget> Current => Volatile.Read(ref current);

    public Task NextAsync() => changes.NextAsync();

    /// <summary>One target for each name; of several routers with it the one that speaks TLS says who serves it.</summary>
    internal static IReadOnlyList<CertificateTarget> Of(IEnumerable<ProxyRoute> routes) =>
    [
        .. from route in routes
           where route.Protocol is ProxyProtocol.Http && route.Status is not ProxyStatus.Disabled
           from name in route.Hosts.Names
           group route by name into served
           let best = served.OrderBy(r => r.Tls is null).ThenBy(r => r.Router, StringComparer.Ordinal).First()
           let endpoint = CertificateEndpoint.TryParse(string.Create(CultureInfo.InvariantCulture, $"{served.Key}:{PortOf(best)}"), null, out var parsed) ? parsed : null
           where endpoint is not null
           select new CertificateTarget(endpoint, CertificateOrigin.Router, best.Scope, best.Tls?.CertResolver is { } resolver ? $"{best.Proxy} · {resolver}" : best.Proxy,
               new CertificateRouter(best.Proxy, best.Router, best.Tls?.CertResolver)),
    ];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var all in routes.WatchAsync(Settle, stoppingToken))
            {
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
