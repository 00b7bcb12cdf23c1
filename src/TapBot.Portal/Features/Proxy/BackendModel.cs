using TapBot.Core.Proxy;

namespace TapBot.Portal.Features.Proxy;

/// <summary>One server of a service.</summary>
/// <param name="Address">Where requests are sent.</param>
/// <param name="IsUp">What its health check says; null when nothing checks it.</param>
/// <param name="Container">The container there; null when none is known.</param>
public sealed record BackendModel(string Address, bool? IsUp, ContainerLink? Container)
{
    /// <summary>A server as the API shows it.</summary>
    public static BackendModel Of(ProxyBackend backend) => new(backend.Address, backend.IsUp, backend.Container is { } container ? ContainerLink.Of(container) : null);
}
