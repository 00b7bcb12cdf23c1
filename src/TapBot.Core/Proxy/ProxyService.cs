using TapBot.Core.Access;
using TapBot.Core.Figures;

namespace TapBot.Core.Proxy;

/// <summary>A service: where requests are sent in the end. Immutable.</summary>
public sealed record ProxyService
{
    /// <summary>Its name with the provider, as <c>shop@docker</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What is sent there.</summary>
    public ProxyProtocol Protocol { get; init; }

    /// <summary>Where it was configured: docker, file, internal, ...</summary>
    public string Provider { get; init; } = "";

    /// <summary>How it chooses: loadbalancer, weighted, mirroring, failover, ...; empty when nothing says it.</summary>
    public string Type { get; init; } = "";

    /// <summary>Its servers.</summary>
    public IReadOnlyList<ProxyBackend> Backends { get; init; } = [];

    /// <summary>The services it chooses from, with providers; none when it has servers itself.</summary>
    public IReadOnlyList<string> Children { get; init; } = [];

    /// <summary>True when a health check looks after its servers.</summary>
    public bool HasHealthCheck { get; init; }

    /// <summary>How Traefik finds it.</summary>
    public ProxyStatus Status { get; init; }

    /// <summary>What is wrong with it, in Traefik's words.</summary>
    public IReadOnlyList<string> Errors { get; init; } = [];

    /// <summary>The routers that lead to it.</summary>
    public IReadOnlyList<string> UsedBy { get; init; } = [];

    /// <summary>Where it belongs, for questions of rights: to the project of its containers, when they are all of one.</summary>
    public Scope Scope { get; init; }

    /// <summary>What goes to it; null when nothing counts it.</summary>
    public ProxyTraffic? Traffic { get; init; }

    /// <summary>Its light: what Traefik says of it, and which of its servers are down.</summary>
    public LightColour Colour => ProxyVerdict.Of(this);

    /// <summary>How many of its servers are known to be down.</summary>
    public int Down => Backends.Count(b => b.IsUp is false);

    /// <summary>True when it has servers and all of them are down.</summary>
    public bool IsDown => Backends.Count > 0 && Down == Backends.Count;
}
