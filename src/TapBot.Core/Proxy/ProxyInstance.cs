using TapBot.Core.Access;
using TapBot.Core.Figures;
using TapBot.Core.Streaming;
using TapBot.Core.Wording;

namespace TapBot.Core.Proxy;

/// <summary>One Traefik and what is known of it. Immutable: news make a new one.</summary>
public sealed record ProxyInstance
{
    private ServiceIndex? index;

    /// <summary>What it is called: by its container, else <c>traefik</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Where it belongs, for questions of rights.</summary>
    public required Scope Scope { get; init; }

    /// <summary>The container it runs in; null when none is known.</summary>
    public ProxyContainer? Container { get; init; }

    /// <summary>True when the address of its API is configured; otherwise it was found.</summary>
    public bool IsConfigured { get; init; }

    /// <summary>The address of its API, without a log-in; null when nothing says where it could be.</summary>
    public string? Api { get; init; }

    /// <summary>How the reading of its API goes.</summary>
    public required StreamState State { get; init; }

    /// <summary>Where routers, services and middlewares come from.</summary>
    public ProxyOrigin Origin { get; init; }

    /// <summary>When they were read, UTC; null before the first time.</summary>
    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>Traefik's version in its own words, such as <c>3.7.9</c>; null when it was not told.</summary>
    public string? Version { get; init; }

    /// <summary>The providers that are switched on, in Traefik's words.</summary>
    public IReadOnlyList<string> Providers { get; init; } = [];

    /// <summary>What goes to all services together; null when nothing counts it, or when the reader may not see all of it.</summary>
    public ProxyTraffic? Traffic { get; init; }

    /// <summary>Why there are no figures of requests; null when there are.</summary>
    public Phrase? NoTraffic { get; init; } = Phrase.Of("proxy.traffic.notYet");

    /// <summary>Where it listens; nothing when only labels are known.</summary>
    public IReadOnlyList<ProxyEntryPoint> EntryPoints { get; init; } = [];

    /// <summary>Its routers by name.</summary>
    public IReadOnlyList<ProxyRouter> Routers { get; init; } = [];

    /// <summary>Its services by name.</summary>
    public IReadOnlyList<ProxyService> Services { get; init; } = [];

    /// <summary>Its middlewares by name.</summary>
    public IReadOnlyList<ProxyMiddleware> Middlewares { get; init; } = [];

    /// <summary>The worst of all that it does.</summary>
    public LightColour Colour => ProxyVerdict.Of(this).Colour;

    /// <summary>Why it has that colour.</summary>
    public Phrase Reason => ProxyVerdict.Of(this).Reason;

    /// <summary>The light of one of its routers, with what is behind it.</summary>
    public LightColour ColourOf(ProxyRouter router)
    {
        ArgumentNullException.ThrowIfNull(router);
        return ProxyVerdict.Of(this, router);
    }

    /// <summary>True when its API answers.</summary>
    public bool IsLive => State is StreamState.Live;

    /// <summary>True when it was found and its API is not reachable: nobody asked for more than its labels tell.</summary>
    public bool IsLabelsOnly => !IsConfigured && !IsLive && Origin is ProxyOrigin.Labels;

    /// <summary>True when its light says something: one whose API nobody has opened is nobody's worry, unless its container has stopped.</summary>
    public bool HasLight => !IsLabelsOnly || Colour is LightColour.Red;

    /// <summary>The service of that name, or null.</summary>
    public ProxyService? FindService(string name, ProxyProtocol protocol)
    {
        // A copy with other services brings the index of the original.
        if (index is not { } known || !known.IsOf(Services))
            index = known = new ServiceIndex(Services);
        return known.Find(name, protocol);
    }

    /// <summary>The middleware of that name, or null.</summary>
    public ProxyMiddleware? FindMiddleware(string name, ProxyProtocol protocol) => Middlewares.FirstOrDefault(m => m.Name == name && m.Protocol == protocol);

    /// <summary>The services with servers that a router leads to in the end, through those that only choose.</summary>
    public IReadOnlyList<ProxyService> ServicesBehind(ProxyRouter router)
    {
        ArgumentNullException.ThrowIfNull(router);
        var (found, seen, open) = (new List<ProxyService>(), new HashSet<string>(StringComparer.Ordinal), new Queue<string>([router.Service]));
        while (open.TryDequeue(out var name))
        {
            if (!seen.Add(name) || FindService(name, router.Protocol) is not { } service)
                continue;
            found.Add(service);
            foreach (var child in service.Children)
                open.Enqueue(child);
        }
        return found;
    }
}
