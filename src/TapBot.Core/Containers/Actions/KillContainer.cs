using TapBot.Core.Access;
using TapBot.Core.Operations;

namespace TapBot.Core.Containers;

/// <summary>Sends a signal to a container's process; SIGKILL ends it at once, without a chance to save anything.</summary>
/// <param name="Server">The server.</param>
/// <param name="Container">The container's name or id.</param>
/// <param name="Signal">SIGKILL, SIGTERM, SIGINT, SIGQUIT, SIGHUP, SIGUSR1 or SIGUSR2.</param>
[Operation("containers.kill", Permission.OperateContainers, Risk.Disruptive, Route = "servers/{server}/containers/{container}/kill")]
public sealed record KillContainer(ServerName Server, ContainerName Container, string Signal = "SIGKILL") : IOperation;
