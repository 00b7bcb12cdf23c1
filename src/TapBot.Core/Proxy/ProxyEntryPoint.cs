namespace TapBot.Core.Proxy;

/// <summary>Where a proxy listens. Immutable.</summary>
public sealed record ProxyEntryPoint
{
    /// <summary>Its name, as <c>websecure</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Address, port and maybe protocol, as Traefik writes them: <c>:443</c>, <c>:53/udp</c>.</summary>
    public string Address { get; init; } = "";

    /// <summary>True when what comes in here speaks TLS unless its router says otherwise.</summary>
    public bool HasTls { get; init; }

    /// <summary>What gets certificates for routers here that name none; null when nothing does.</summary>
    public string? CertResolver { get; init; }

    /// <summary>What all requests pass that come in here, with providers.</summary>
    public IReadOnlyList<string> Middlewares { get; init; } = [];

    /// <summary>The entry point that requests are sent on to; null when they are answered here.</summary>
    public string? RedirectsTo { get; init; }

    /// <summary>What comes in here; null when nothing counts it, or when the reader may not see all of it.</summary>
    public ProxyTraffic? Traffic { get; init; }

    /// <summary>The port, inside of the proxy's container; null when the address says none.</summary>
    public int? Port
    {
        get
        {
            var address = Address.Split('/')[0];
            return int.TryParse(address[(address.LastIndexOf(':') + 1)..], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var port) ? port : null;
        }
    }
}
