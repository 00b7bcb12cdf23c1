using TapBot.Core.Containers;

namespace TapBot.Core.Proxy;

/// <summary>Where a keeper learns of its proxy.</summary>
/// <param name="Api">Asks an API.</param>
/// <param name="Containers">All containers as they are now.</param>
/// <param name="ArgumentsAsync">The command line of its container; nothing when there is none, or when the engine does not tell.</param>
/// <param name="OpenLog">Begins to read the log of its container; null when there is none.</param>
internal sealed record ProxySources(
    ITraefikApi Api, Func<IEnumerable<Container>> Containers, Func<CancellationToken, Task<IReadOnlyList<string>>> ArgumentsAsync, Func<AccessLogFollower>? OpenLog);
