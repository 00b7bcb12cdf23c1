using TapBot.Core.Proxy;

namespace TapBot.Portal.Features.Proxy;

/// <summary>A container behind a part of a proxy.</summary>
/// <param name="Server">Its server.</param>
/// <param name="Name">Its name.</param>
/// <param name="Project">Its compose project.</param>
/// <param name="IsAlive">True when it runs.</param>
public sealed record ContainerLink(string Server, string Name, string? Project, bool IsAlive)
{
    /// <summary>A container as the API shows it.</summary>
    public static ContainerLink Of(ProxyContainer container) => new(container.Server.Value, container.Name, container.Project, container.IsAlive);
}
