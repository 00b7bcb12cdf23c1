using TapBot.Core.Access;

namespace TapBot.Core.Proxy;

/// <summary>A router: which requests go which way. Immutable.</summary>
public sealed record ProxyRouter
{
    /// <summary>Its name with the provider, as <c>shop@docker</c>. Where an entry point has defaults of its own Traefik makes one for each, as <c>websecure-shop@docker</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What is routed.</summary>
    public ProxyProtocol Protocol { get; init; }

    /// <summary>Where it was configured: docker, file, internal, ...</summary>
    public string Provider { get; init; } = "";

    /// <summary>The rule as it was written, without what could be a secret; empty when it has none.</summary>
    public string Rule { get; init; } = "";

    /// <summary>The host names it serves.</summary>
    public RouterHosts Hosts { get; init; } = RouterHosts.None;

    /// <summary>The entry points it listens at; none when it listens at all that are the default.</summary>
    public IReadOnlyList<string> EntryPoints { get; init; } = [];

    /// <summary>What requests pass on their way, in that order, with providers.</summary>
    public IReadOnlyList<string> Middlewares { get; init; } = [];

    /// <summary>The service, with its provider; empty when none is known.</summary>
    public string Service { get; init; } = "";

    /// <summary>Of two routers that fit, the one with the greater number wins; null when nothing says it.</summary>
    public long? Priority { get; init; }

    /// <summary>How it speaks TLS; null when it does not.</summary>
    public RouterTls? Tls { get; init; }

    /// <summary>How Traefik finds it.</summary>
    public ProxyStatus Status { get; init; }

    /// <summary>What is wrong with it, in Traefik's words.</summary>
    public IReadOnlyList<string> Errors { get; init; } = [];

    /// <summary>The containers behind it, as far as they are known.</summary>
    public IReadOnlyList<ProxyContainer> Containers { get; init; } = [];

    /// <summary>Where it belongs, for questions of rights: to the project of the containers behind it, when they are all of one.</summary>
    public Scope Scope { get; init; }

    /// <summary>What goes through it; null when nothing counts it.</summary>
    public ProxyTraffic? Traffic { get; init; }

    /// <summary>True for what Traefik makes for itself: its API, its redirections.</summary>
    public bool IsInternal => Provider == "internal";
}
