namespace TapBot.Core.Proxy;

/// <summary>Whether a router sends plain requests on to HTTPS, by a middleware of its own or by its entry points. Pure.</summary>
internal static class ProxyRedirects
{
    private const int Deepest = 8;
    private static readonly string[] WholeSites = ["http://(.*)", "http://(.+)"];

    /// <summary>True when every plain request that reaches the router is sent on to HTTPS.</summary>
    /// <param name="proxy">Whose middlewares are meant.</param>
    /// <param name="router">The router.</param>
    /// <param name="entered">The entry points it listens at.</param>
    public static bool LeadsToHttps(ProxyInstance proxy, ProxyRouter router, IReadOnlyList<ProxyEntryPoint> entered) =>
        AnyLeads(proxy, router.Middlewares, Deepest) || (entered.Count > 0 && entered.All(e => e.RedirectsTo is not null || AnyLeads(proxy, e.Middlewares, Deepest)));

    private static bool AnyLeads(ProxyInstance proxy, IEnumerable<string> middlewares, int depth) => middlewares.Any(m => Leads(proxy, m, depth));

    private static bool Leads(ProxyInstance proxy, string name, int depth)
    {
        if (depth == 0 || proxy.FindMiddleware(name, ProxyProtocol.Http) is not { } middleware)
            return false;
        return middleware.Type.ToUpperInvariant() switch
        {
            "REDIRECTSCHEME" => Setting(middleware, "scheme").Equals("https", StringComparison.OrdinalIgnoreCase),
            "REDIRECTREGEX" => WholeSites.Contains(Setting(middleware, "regex").TrimStart('^').TrimEnd('$')) && Setting(middleware, "replacement").StartsWith("https://", StringComparison.OrdinalIgnoreCase),
            "CHAIN" => AnyLeads(proxy, LabelGroup.Split(Setting(middleware, "middlewares")).Select(m => TraefikJson.Full(m, middleware.Provider)), depth - 1),
            _ => false,
        };
    }

    private static string Setting(ProxyMiddleware middleware, string name) => middleware.Settings.FirstOrDefault(s => s.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value ?? "";
}
