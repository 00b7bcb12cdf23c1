using System.Collections.Immutable;

namespace TapBot.Core.Servers;

/// <summary>All machines at one moment.</summary>
/// <param name="ByServer">By server, in no particular order.</param>
internal sealed record MachineSet(ImmutableDictionary<ServerName, Machine> ByServer)
{
    /// <summary>Nothing yet.</summary>
    public static MachineSet Empty { get; } = new(ImmutableDictionary<ServerName, Machine>.Empty);

    /// <summary>The set with a machine as it is now.</summary>
    public MachineSet With(Machine machine) => new(ByServer.SetItem(machine.Server, machine));
}
