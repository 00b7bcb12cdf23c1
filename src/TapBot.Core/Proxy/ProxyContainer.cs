using TapBot.Core.Access;
using TapBot.Core.Containers;

namespace TapBot.Core.Proxy;

/// <summary>A container that a proxy sends requests to, or that the proxy itself runs in.</summary>
/// <param name="Server">The server whose engine holds it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Project">Its compose project; null outside compose.</param>
/// <param name="IsAlive">True when it runs.</param>
public sealed record ProxyContainer(ServerName Server, string Name, string? Project, bool IsAlive)
{
    /// <summary>Where it belongs, for questions of rights.</summary>
    public Scope Scope => Scope.Of(Server, Project);

    internal static ProxyContainer Of(Container container) => new(container.Server, container.Name, container.Project, container.IsAlive);
}
