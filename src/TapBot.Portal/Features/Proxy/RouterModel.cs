using TapBot.Core.Figures;
using TapBot.Core.Proxy;
using TapBot.Portal.Features.Operations;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Proxy;

/// <summary>A router as the API shows it.</summary>
/// <param name="Proxy">The proxy it belongs to.</param>
/// <param name="Name">Its name with the provider.</param>
/// <param name="Protocol">http, tcp or udp.</param>
/// <param name="Provider">Where it was configured.</param>
/// <param name="Rule">The rule, without what could be a secret.</param>
/// <param name="Hosts">The host names it serves.</param>
/// <param name="HostPatterns">Expressions for names that nobody can list.</param>
/// <param name="ServesAnyHost">True when it also takes names that its rule does not write down.</param>
/// <param name="Unread">Why the rule says nothing; null when it could be read.</param>
/// <param name="EntryPoints">Where it listens.</param>
/// <param name="Middlewares">What requests pass on their way, in that order.</param>
/// <param name="Service">Where they are sent.</param>
/// <param name="Priority">Of two routers that fit, the one with the greater number wins.</param>
/// <param name="Tls">How it speaks TLS; null when it does not.</param>
/// <param name="Status">enabled, warning, disabled or unknown.</param>
/// <param name="Light">The router and all that is behind it.</param>
/// <param name="Errors">What is wrong with it, in Traefik's words.</param>
/// <param name="Containers">The containers behind it.</param>
/// <param name="Traffic">What goes through it; null when nothing counts it. Its service's may be known.</param>
public sealed record RouterModel(
    string Proxy, string Name, ProxyProtocol Protocol, string Provider, string Rule, IReadOnlyList<string> Hosts, IReadOnlyList<string> HostPatterns, bool ServesAnyHost, Statement? Unread, IReadOnlyList<string> EntryPoints,
    IReadOnlyList<string> Middlewares, string Service, long? Priority, RouterTls? Tls, ProxyStatus Status, LightColour Light, IReadOnlyList<string> Errors, IReadOnlyList<ContainerLink> Containers, TrafficModel? Traffic)
{
    /// <summary>A router in the words of the reader.</summary>
    public static RouterModel Of(Texts texts, ProxyInstance proxy, ProxyRouter router) => new(
        proxy.Name, router.Name, router.Protocol, router.Provider, router.Rule, router.Hosts.Names, router.Hosts.Patterns, router.Hosts.ServesAny, router.Hosts.Unread is { } why ? Statement.Of(texts, why) : null, router.EntryPoints,
        router.Middlewares, router.Service, router.Priority, router.Tls, router.Status, proxy.ColourOf(router), router.Errors, [.. router.Containers.Select(ContainerLink.Of)], TrafficModel.Of(router.Traffic));
}
