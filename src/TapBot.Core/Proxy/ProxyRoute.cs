using TapBot.Core.Access;

namespace TapBot.Core.Proxy;

/// <summary>A router for other rooms: which names it serves where, and what is behind it.</summary>
/// <param name="Proxy">The name of the proxy.</param>
/// <param name="Server">Its server; null when it is not known.</param>
/// <param name="ProxyContainer">The container the proxy runs in; null when none is known.</param>
/// <param name="Router">The name of the router, with its provider.</param>
/// <param name="Protocol">What is routed; web routers are those of HTTP.</param>
/// <param name="Status">How Traefik finds it.</param>
/// <param name="Hosts">The names it serves.</param>
/// <param name="Tls">How it speaks TLS, with the resolver of its certificates; null when it does not.</param>
/// <param name="EntryPoints">The entry points it listens at, with their addresses where they are known.</param>
/// <param name="Containers">The containers behind it.</param>
/// <param name="Scope">Where it belongs, for questions of rights.</param>
internal sealed record ProxyRoute(
    string Proxy, ServerName? Server, ProxyContainer? ProxyContainer, string Router, ProxyProtocol Protocol, ProxyStatus Status, RouterHosts Hosts, RouterTls? Tls, IReadOnlyList<ProxyEntryPoint> EntryPoints,
    IReadOnlyList<ProxyContainer> Containers, Scope Scope)
{
    /// <summary>True when it answers plain requests only by sending them on to HTTPS.</summary>
    public bool LeadsToHttps { get; init; }

    /// <summary>What is wrong with it, in Traefik's words; null when nothing is said.</summary>
    public string? Error { get; init; }

    /// <summary>All of it in one text, to see whether anything has changed.</summary>
    public string Mark => string.Join('\n',
        Proxy, Server, ProxyContainer, Router, Protocol, Status, string.Join(' ', Hosts.Names), string.Join(' ', Hosts.Patterns), Hosts.ServesAny, Hosts.Unread, Tls is null ? "" : $"{Tls.CertResolver} {Tls.Options} {Tls.IsPassthrough} {string.Join(' ', Tls.Domains)}",
        string.Join(' ', EntryPoints.Select(e => $"{e.Name} {e.Address} {e.HasTls} {e.RedirectsTo}")), string.Join(' ', Containers), Scope, LeadsToHttps, Error);
}
