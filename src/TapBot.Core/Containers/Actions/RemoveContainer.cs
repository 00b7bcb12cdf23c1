using TapBot.Core.Access;
using TapBot.Core.Operations;

namespace TapBot.Core.Containers;

/// <summary>Removes a container and what it wrote outside of volumes. Its log goes with it.</summary>
/// <param name="Server">The server.</param>
/// <param name="Container">The container's name or id.</param>
/// <param name="Force">Also when it runs: it is killed first.</param>
/// <param name="Volumes">Also its anonymous volumes.</param>
[Operation("containers.remove", Permission.ManageContainers, Risk.Destructive, Route = "servers/{server}/containers/{container}/remove")]
public sealed record RemoveContainer(ServerName Server, ContainerName Container, bool Force = false, bool Volumes = false) : IOperation;
