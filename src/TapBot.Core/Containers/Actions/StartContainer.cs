using TapBot.Core.Access;
using TapBot.Core.Operations;

namespace TapBot.Core.Containers;

/// <summary>Starts a container that does not run.</summary>
/// <param name="Server">The server.</param>
/// <param name="Container">The container's name or id.</param>
[Operation("containers.start", Permission.OperateContainers, Risk.Safe, Route = "servers/{server}/containers/{container}/start")]
public sealed record StartContainer(ServerName Server, ContainerName Container) : IOperation;
