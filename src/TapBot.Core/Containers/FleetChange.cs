using TapBot.Core.Servers;

namespace TapBot.Core.Containers;

/// <summary>One thing that changed.</summary>
public abstract record FleetChange
{
    /// <summary>The connection to an engine changed; its containers are as they were.</summary>
    public sealed record ServerIs(ServerState Server) : FleetChange;

    /// <summary>An engine was listed anew: these are all its containers.</summary>
    public sealed record Listed(ServerState Server, IReadOnlyList<Container> Containers) : FleetChange;

    /// <summary>A container is new or changed.</summary>
    public sealed record ContainerIs(Container Container) : FleetChange;

    /// <summary>A container was removed.</summary>
    public sealed record ContainerGone(ContainerKey Key) : FleetChange;
}
