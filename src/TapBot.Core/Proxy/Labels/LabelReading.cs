using System.Globalization;
using System.Text.RegularExpressions;
using TapBot.Core.Containers;
using TapBot.Core.Wording;

namespace TapBot.Core.Proxy;

/// <summary>
/// What the labels of containers tell of a Traefik whose API does not answer: routers with rule, services with their servers, middlewares. Nobody knows then how they are, and what comes from files is missing. Pure.
/// </summary>
internal static partial class LabelReading
{
    private const string Provider = "docker";

    /// <summary>Routers, services and middlewares, of the containers that run.</summary>
    /// <param name="containers">The containers of the proxy's server.</param>
    /// <param name="arguments">The command line of the proxy itself: what an entry point does to all routers stands there.</param>
    public static ProxyPicture Of(IEnumerable<Container> containers, IEnumerable<string>? arguments = null)
    {
        var points = TraefikArguments.EntryPointsOf(arguments ?? []);
        var parts = containers.Where(c => c.IsAlive).OrderBy(c => c.Name, StringComparer.Ordinal).Select(c => new LabelledContainer(c, PartsOf(c))).Where(c => c.IsTaken).ToList();
        var services = parts.SelectMany(ServicesOf).GroupBy(s => (s.Name, s.Protocol)).Select(Merged).ToList();
        return new ProxyPicture
        {
            Providers = [Provider],
            EntryPoints = points,
            Routers = [.. parts.SelectMany(RoutersOf).GroupBy(r => (r.Name, r.Protocol)).Select(g => At(g.First(), points)).OrderBy(r => r.Name, StringComparer.Ordinal)],
            Services = [.. services.OrderBy(s => s.Name, StringComparer.Ordinal)],
            Middlewares = [.. parts.SelectMany(MiddlewaresOf).GroupBy(m => (m.Name, m.Protocol)).Select(g => g.First()).OrderBy(m => m.Name, StringComparer.Ordinal)],
            NoCounters = Phrase.Of("proxy.traffic.noApi"),
        };
    }

    private static List<LabelPart> PartsOf(Container container) =>
    [
        .. from label in container.Labels
           let match = Part().Match(label.Key)
           where match.Success
           select new LabelPart(ProtocolOf(match.Groups["protocol"].Value), match.Groups["kind"].Value.ToLowerInvariant(), match.Groups["name"].Value, match.Groups["option"].Value, label.Value),
    ];

    private static ProxyProtocol ProtocolOf(string text) => Enum.Parse<ProxyProtocol>(text, ignoreCase: true);

    private static IEnumerable<ProxyRouter> RoutersOf(LabelledContainer labelled)
    {
        foreach (var router in labelled.Of("routers"))
        {
            var rule = router.Value("rule");
            yield return new ProxyRouter
            {
                Name = TraefikJson.Full(router.Name, Provider),
                Protocol = router.Protocol,
                Provider = Provider,
                Rule = ProxyMask.Rule(rule ?? ""),
                Hosts = rule is { Length: > 0 } ? RuleReading.HostsOf(rule) : RouterHosts.None with { Unread = Phrase.Of("proxy.rule.default") },
                EntryPoints = router.List("entrypoints"),
                Middlewares = [.. router.List("middlewares").Select(m => TraefikJson.Full(m, Provider))],
                Service = TraefikJson.Full(router.Value("service") ?? labelled.OnlyService(router.Protocol), Provider),
                Priority = long.TryParse(router.Value("priority"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var priority) ? priority : null,
                Tls = TlsOf(router),
            };
        }
    }

    /// <summary>A router with the TLS of the entry points it listens at, unless it has its own.</summary>
    private static ProxyRouter At(ProxyRouter router, IReadOnlyList<ProxyEntryPoint> points) =>
        router is { Tls: null, Protocol: ProxyProtocol.Http } && points.FirstOrDefault(p => p.HasTls && (router.EntryPoints.Count == 0 || router.EntryPoints.Contains(p.Name))) is { } point
            ? router with { Tls = new RouterTls(point.CertResolver, null, [], IsPassthrough: false) }
            : router;

    private static RouterTls? TlsOf(LabelGroup router)
    {
        var options = router.Below("tls").ToList();
        if (options.Count == 0 || (options is [{ Option: "tls" }] && router.Value("tls") is "false"))
            return null;
        var domains = options.Where(o => DomainName().IsMatch(o.Option)).SelectMany(o => LabelGroup.Split(o.Value));
        return new RouterTls(router.Value("tls.certresolver"), router.Value("tls.options"), [.. domains.Distinct()], router.Value("tls.passthrough") is "true");
    }

    private static IEnumerable<ProxyService> ServicesOf(LabelledContainer labelled)
    {
        var named = labelled.Of("services").ToList();
        foreach (var service in named)
            yield return ServiceOf(labelled, service.Name, service.Protocol, service);
        // A router that names no service leads to the one that Traefik makes of the container.
        foreach (var protocol in labelled.Of("routers").Select(r => r.Protocol).Distinct().Where(p => !named.Exists(s => s.Protocol == p)))
            yield return ServiceOf(labelled, labelled.DefaultName, protocol, null);
    }

    private static ProxyService ServiceOf(LabelledContainer labelled, string name, ProxyProtocol protocol, LabelGroup? labels)
    {
        var port = labels?.Value("loadbalancer.server.port") ?? labelled.Container.Ports.Where(p => p.Protocol == (protocol is ProxyProtocol.Udp ? "udp" : "tcp")).Select(p => (int?)p.Private).Min()?.ToString(CultureInfo.InvariantCulture);
        var url = labels?.Value("loadbalancer.server.url");
        var scheme = protocol is ProxyProtocol.Http ? (labels?.Value("loadbalancer.server.scheme") ?? "http") + "://" : "";
        var address = url ?? (labelled.Address is { } at && port is not null ? $"{scheme}{at}:{port}" : null);
        return new ProxyService
        {
            Name = TraefikJson.Full(name, Provider),
            Protocol = protocol,
            Provider = Provider,
            Type = "loadbalancer",
            Backends = address is null ? [] : [new ProxyBackend(ProxyMask.Text(address), null, ProxyContainer.Of(labelled.Container))],
            HasHealthCheck = labels?.Below("loadbalancer.healthcheck").Any() ?? false,
        };
    }

    private static ProxyService Merged(IEnumerable<ProxyService> replicas)
    {
        var all = replicas.ToList();
        return all[0] with { Backends = [.. all.SelectMany(s => s.Backends).DistinctBy(b => b.Address)] };
    }

    private static IEnumerable<ProxyMiddleware> MiddlewaresOf(LabelledContainer labelled)
    {
        foreach (var middleware in labelled.Of("middlewares"))
        {
            var type = middleware.Parts[0].Option.Split('.')[0];
            yield return new ProxyMiddleware
            {
                Name = TraefikJson.Full(middleware.Name, Provider),
                Protocol = middleware.Protocol,
                Provider = Provider,
                Type = type,
                Settings = [.. middleware.Parts.Where(p => p.Option.Length > type.Length).Select(p => KeyValuePair.Create(p.Option[(type.Length + 1)..], ProxyMask.Setting(p.Option, p.Value)))],
            };
        }
    }

    [GeneratedRegex(@"\Atraefik\.(?<protocol>http|tcp|udp)\.(?<kind>routers|services|middlewares)\.(?<name>[^.]+)\.(?<option>.+)\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Part();

    [GeneratedRegex(@"\Atls\.domains\[\d+\]\.(main|sans)\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex DomainName();
}
