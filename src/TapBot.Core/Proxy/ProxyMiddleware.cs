using TapBot.Core.Figures;

namespace TapBot.Core.Proxy;

/// <summary>A middleware: what is done to requests on their way. Immutable.</summary>
public sealed record ProxyMiddleware
{
    /// <summary>Its name with the provider, as <c>auth@docker</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What passes it.</summary>
    public ProxyProtocol Protocol { get; init; }

    /// <summary>Where it was configured: docker, file, ...</summary>
    public string Provider { get; init; } = "";

    /// <summary>What it does: basicAuth, stripPrefix, redirectScheme, ...; empty when nothing says it.</summary>
    public string Type { get; init; } = "";

    /// <summary>Its settings by name; the values of all but harmless ones are hidden.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Settings { get; init; } = [];

    /// <summary>How Traefik finds it.</summary>
    public ProxyStatus Status { get; init; }

    /// <summary>Its light.</summary>
    public LightColour Colour => ProxyVerdict.ColourOf(Status);

    /// <summary>What is wrong with it, in Traefik's words.</summary>
    public IReadOnlyList<string> Errors { get; init; } = [];

    /// <summary>The routers that use it.</summary>
    public IReadOnlyList<string> UsedBy { get; init; } = [];
}
