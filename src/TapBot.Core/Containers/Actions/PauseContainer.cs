using TapBot.Core.Access;
using TapBot.Core.Operations;

namespace TapBot.Core.Containers;

/// <summary>Freezes all processes of a container.</summary>
/// <param name="Server">The server.</param>
/// <param name="Container">The container's name or id.</param>
[Operation("containers.pause", Permission.OperateContainers, Risk.Disruptive, Route = "servers/{server}/containers/{container}/pause")]
public sealed record PauseContainer(ServerName Server, ContainerName Container) : IOperation;
