using Microsoft.Extensions.Options;
using TapBot.Core.Access;
using TapBot.Core.Figures;

namespace TapBot.Core.Servers;

/// <summary>The thresholds of this room; each machine can have bounds of its own.</summary>
internal sealed class MachineThresholdRoom(IOptions<ServersOptions> servers) : IThresholdRoom
{
    public IReadOnlyList<NamedThreshold> Thresholds => MachineThresholds.All;

    public IReadOnlyList<ThresholdObject> Objects => [.. servers.Value.Here.Select(s => new ThresholdObject(s.Value, Scope.Of(s, null))).OrderBy(o => o.Name, StringComparer.OrdinalIgnoreCase)];
}
