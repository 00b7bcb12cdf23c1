using TapBot.Core.Access;
using TapBot.Core.Operations;

namespace TapBot.Core.Containers;

/// <summary>Lets a paused container go on.</summary>
/// <param name="Server">The server.</param>
/// <param name="Container">The container's name or id.</param>
[Operation("containers.resume", Permission.OperateContainers, Risk.Safe, Route = "servers/{server}/containers/{container}/resume")]
public sealed record ResumeContainer(ServerName Server, ContainerName Container) : IOperation;
