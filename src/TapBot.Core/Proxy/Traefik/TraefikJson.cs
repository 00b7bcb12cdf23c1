using System.Globalization;
using System.Text.Json;

namespace TapBot.Core.Proxy;

/// <summary>
/// The objects of Traefik's API, of versions 2.11 and 3, as records. What is a secret in them, the users of basicAuth and the like, is hidden here, so that no record ever holds it. Pure.
/// </summary>
internal static class TraefikJson
{
    /// <summary>A router of <c>/api/{http,tcp,udp}/routers</c>.</summary>
    public static ProxyRouter Router(JsonElement said, ProxyProtocol protocol)
    {
        var (name, provider) = Who(said);
        var rule = said.Text("rule");
        return new ProxyRouter
        {
            Name = name,
            Protocol = protocol,
            Provider = provider,
            Rule = ProxyMask.Rule(rule),
            Hosts = rule.Length == 0 ? RouterHosts.None : RuleReading.HostsOf(rule),
            EntryPoints = said.Texts("entryPoints") is { Count: > 0 } listed ? listed : said.Texts("using"),
            Middlewares = [.. said.Texts("middlewares").Select(m => Full(m, provider))],
            Service = Full(said.Text("service"), provider),
            Priority = Number(said, "priority"),
            Tls = said.Part("tls") is { ValueKind: JsonValueKind.Object } tls ? Tls(tls) : null,
            Status = StatusOf(said),
            Errors = Errors(said),
        };
    }

    /// <summary>A service of <c>/api/{http,tcp,udp}/services</c>.</summary>
    public static ProxyService Service(JsonElement said, ProxyProtocol protocol)
    {
        var (name, provider) = Who(said);
        var balancer = said.Part("loadBalancer");
        var isChecked = balancer?.Part("healthCheck") is not null;
        var status = (said.Part("serverStatus")?.Members() ?? []).Where(m => m.Value.ValueKind is JsonValueKind.String).GroupBy(m => m.Name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last().Value.GetString()!, StringComparer.Ordinal);
        return new ProxyService
        {
            Name = name,
            Protocol = protocol,
            Provider = provider,
            Type = said.Text("type"),
            Backends = [.. (balancer?.Items("servers") ?? []).Select(s => s.TextOrNull("url") ?? s.TextOrNull("address")).OfType<string>()
                .Select(address => new ProxyBackend(ProxyMask.Text(address), UpOf(status.GetValueOrDefault(address), isChecked)))],
            Children = [.. ChildrenOf(said).Where(c => c.Length > 0).Distinct().Select(c => Full(c, provider))],
            HasHealthCheck = isChecked,
            Status = StatusOf(said),
            Errors = Errors(said),
            UsedBy = said.Texts("usedBy"),
        };
    }

    /// <summary>A middleware of <c>/api/{http,tcp}/middlewares</c>.</summary>
    public static ProxyMiddleware Middleware(JsonElement said, ProxyProtocol protocol)
    {
        var (name, provider) = Who(said);
        // The member that holds the settings has the type's name with the case of the configuration.
        var type = said.Text("type");
        var holder = said.Members().Where(m => m.Name.Equals(type, StringComparison.OrdinalIgnoreCase) && m.Value.ValueKind is JsonValueKind.Object).ToList();
        var kind = holder is [var only, ..] ? only.Name : type;
        return new ProxyMiddleware
        {
            Name = name,
            Protocol = protocol,
            Provider = provider,
            Type = kind,
            Settings = [.. holder.Take(1).SelectMany(h => h.Value.Members()).Select(m => KeyValuePair.Create(m.Name, ProxyMask.Setting($"{kind}.{m.Name}", Said(m.Value))))],
            Status = StatusOf(said),
            Errors = Errors(said),
            UsedBy = said.Texts("usedBy"),
        };
    }

    /// <summary>An entry point of <c>/api/entrypoints</c>.</summary>
    public static ProxyEntryPoint EntryPoint(JsonElement said)
    {
        var http = said.Part("http");
        return new ProxyEntryPoint
        {
            Name = said.Text("name"),
            Address = said.Text("address"),
            HasTls = http?.Part("tls") is { ValueKind: JsonValueKind.Object },
            CertResolver = http?.Part("tls")?.TextOrNull("certResolver"),
            Middlewares = http?.Texts("middlewares") ?? [],
            RedirectsTo = http?.Part("redirections", "entryPoint")?.TextOrNull("to"),
        };
    }

    /// <summary>A name with its provider: what has none means the provider of what names it.</summary>
    public static string Full(string name, string provider) => name.Length == 0 || provider.Length == 0 || name.Contains('@') ? name : $"{name}@{provider}";

    private static (string Name, string Provider) Who(JsonElement said)
    {
        var name = said.Text("name");
        return (name, said.TextOrNull("provider") ?? name[(name.LastIndexOf('@') + 1)..]);
    }

    private static RouterTls Tls(JsonElement tls) => new(
        tls.TextOrNull("certResolver"),
        tls.TextOrNull("options"),
        [.. tls.Items("domains").SelectMany(d => d.Texts("sans").Prepend(d.Text("main"))).Where(d => d.Length > 0).Distinct()],
        tls.Part("passthrough") is { ValueKind: JsonValueKind.True });

    private static IEnumerable<string> ChildrenOf(JsonElement said)
    {
        foreach (var kind in new[] { "weighted", "highestRandomWeight" })
        {
            foreach (var child in said.Part(kind)?.Items("services") ?? [])
                yield return child.Text("name");
        }
        if (said.Part("mirroring") is { } mirroring)
        {
            yield return mirroring.Text("service");
            foreach (var mirror in mirroring.Items("mirrors"))
                yield return mirror.Text("name");
        }
        if (said.Part("failover") is { } failover)
        {
            yield return failover.Text("service");
            yield return failover.Text("fallback");
        }
    }

    /// <summary>Without a health check Traefik calls every server up, and does not know.</summary>
    private static bool? UpOf(string? status, bool isChecked) => status switch
    {
        "UP" => isChecked ? true : null,
        "DOWN" => false,
        _ => null,
    };

    private static ProxyStatus StatusOf(JsonElement said) => said.Text("status") switch
    {
        "enabled" => ProxyStatus.Enabled,
        "warning" => ProxyStatus.Warning,
        "disabled" => ProxyStatus.Disabled,
        _ => ProxyStatus.Unknown,
    };

    private static IReadOnlyList<string> Errors(JsonElement said) => [.. said.Texts("error").Select(ProxyMask.Text)];

    /// <summary>A whole number of 64 bits; beside it Traefik 3 writes it as a text, because browsers lose the last digits of such a number.</summary>
    private static long? Number(JsonElement said, string name) =>
        said.Part(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var whole) ? whole
        : long.TryParse(said.Text(name + "Str"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var written) ? written : null;

    private static string Said(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Array when value.EnumerateArray().All(i => i.ValueKind is JsonValueKind.String) => string.Join(", ", value.EnumerateArray().Select(i => i.GetString())),
        _ => value.GetRawText(),
    };
}
