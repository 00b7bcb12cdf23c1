namespace TapBot.Core.Containers;

/// <summary>How a container is attached to a network.</summary>
/// <param name="Name">The network.</param>
/// <param name="Address">The container's address there; empty while it does not run.</param>
/// <param name="Gateway">The gateway there; empty when there is none.</param>
/// <param name="Aliases">Names it is found by there.</param>
public sealed record ContainerNetwork(string Name, string Address, string Gateway, IReadOnlyList<string> Aliases);
