using TapBot.Core.Streaming;

namespace TapBot.Core.Servers;

/// <summary>The one list of machines that the sampler writes and everybody reads. Unguarded, so it stays in this room.</summary>
internal sealed class MachineBroadcast(TimeProvider time)
{
    private readonly Broadcast<MachineSet, Machine> broadcast = new(MachineSet.Empty, static (set, machine) => set.With(machine), time);

    public MachineSet Current => broadcast.Current;

    public void Publish(Machine machine) => broadcast.Publish(machine);

    public Subscription<MachineSet, Machine> Subscribe() => broadcast.Subscribe();
}
