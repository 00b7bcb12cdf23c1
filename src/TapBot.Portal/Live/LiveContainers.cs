using TapBot.Portal.Features.Containers;
using TapBot.Portal.Features.Servers;

namespace TapBot.Portal.Live;

/// <summary>The state of servers and containers at one moment.</summary>
public sealed record LiveContainers(IReadOnlyList<ServerModel> Servers, IReadOnlyList<ContainerModel> Containers);
