using TapBot.Core.Access;
using TapBot.Core.Operations;

namespace TapBot.Core.Containers;

/// <summary>Asks a container's process to end, and kills it when it does not.</summary>
/// <param name="Server">The server.</param>
/// <param name="Container">The container's name or id.</param>
/// <param name="TimeoutSeconds">How long its process may take to end before it is killed, 0 to 600 s; null takes the container's own setting, or 10 s.</param>
[Operation("containers.stop", Permission.OperateContainers, Risk.Disruptive, Route = "servers/{server}/containers/{container}/stop")]
public sealed record StopContainer(ServerName Server, ContainerName Container, int? TimeoutSeconds = null) : IOperation;
