using TapBot.Core.Access;

namespace TapBot.Core.Proxy;

/// <summary>A proxy that is looked after: who it is and where it may be asked. Never leaves the room, since it holds log-ins.</summary>
internal sealed record ProxyTarget
{
    public required string Name { get; init; }

    public required Scope Scope { get; init; }

    public ProxyContainer? Container { get; init; }

    /// <summary>The container's id, so that a new one under the same name is another target.</summary>
    public string ContainerId { get; init; } = "";

    public bool IsConfigured { get; init; }

    /// <summary>Addresses of its API, the likeliest first, with spaces between: one text, so that equal targets are equal.</summary>
    public string Addresses { get; init; } = "";

    /// <summary>The address of its metrics; null when they are beside the API.</summary>
    public string? Metrics { get; init; }

    /// <summary>True when containers of this server can be what it routes to; of all servers on this machine when none is known.</summary>
    public Func<ServerName, bool> Reaches => Scope.Server is { } own ? server => server == own : static _ => true;
}
