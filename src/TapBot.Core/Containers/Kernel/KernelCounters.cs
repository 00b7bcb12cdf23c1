using TapBot.Core.Servers;

namespace TapBot.Core.Containers.Kernel;

/// <summary>
/// What a container has taken, from the files of the kernel that the engine reads as well, by the same formulas. Works where the engine's containers are processes that this process can
/// see; anywhere else, and whenever a file is missing, it says nothing and the engine is asked. Nothing is remembered from one reading to the next, so nothing can be out of date.
/// </summary>
internal sealed class KernelCounters
{
    private const int IdDigits = 64;

    private readonly Lock gate = new();
    private readonly KernelFiles files;
    private readonly CgroupMounts mounts;
    private readonly TimeProvider time;

    /// <param name="time">The clock.</param>
    /// <param name="root">What stands before every path; empty for the machine itself.</param>
    public KernelCounters(TimeProvider time, string root = "")
    {
        this.time = time;
        files = new KernelFiles(root);
        mounts = new CgroupMounts(files.TryRead("/proc/self/mountinfo", out var text) ? text : default);
    }

    /// <summary>What is counted for a container now; null when the kernel does not say it here.</summary>
    /// <param name="container">The container, as the engine described it last.</param>
    /// <param name="machineMemory">The machine's memory in bytes: what an unlimited container may take, as the engine says it.</param>
    public ContainerCounters? Read(Container container, long machineMemory)
    {
        if (mounts.IsEmpty || container.Process is not { } process || container.Id.Length != IdDigits)
            return null;
        lock (gate)
        {
            // The network before the groups: should another process have got the number meanwhile, its groups do not name the container, and what was read of its network is thrown away.
            if (NetworkOf(process) is not { } network || GroupOf(process, container.Id) is not { } group || MachineNow() is not { } machine)
                return null;
            return new ContainerCounters(
                time.GetUtcNow(), group.Cpu, machine.Time, machine.Cores, (long)(group.Memory - Math.Min(group.Memory, group.Cache)), (long)Math.Min(group.Limit, machineMemory > 0 ? (ulong)machineMemory : long.MaxValue),
                network.Received, network.Sent, group.Block.Read, group.Block.Written, (long)group.Processes);
        }
    }

    private (ulong Received, ulong Sent)? NetworkOf(ContainerProcess process) =>
        process.OnMachineNetwork ? (0, 0)
        : files.TryRead($"/proc/{process.Id}/net/dev", out var text) ? KernelText.Network(text)
        : null;

    private (ulong Time, uint Cores)? MachineNow() => files.TryRead("/proc/stat", out var text) ? KernelText.Machine(text) : null;

    private Group? GroupOf(ContainerProcess process, string id)
    {
        if (!files.TryRead($"/proc/{process.Id}/cgroup", out var text))
            return null;
        return !mounts.IsVersion1 ? mounts.FolderOf(text, "", id) is { } folder ? Version2(folder) : null
            : mounts.FolderOf(text, "cpuacct", id) is { } cpu && mounts.FolderOf(text, "memory", id) is { } memory
                && mounts.FolderOf(text, "blkio", id) is { } block && mounts.FolderOf(text, "pids", id) is { } pids ? Version1(cpu, memory, block, pids)
            : null;
    }

    private Group? Version2(string folder) =>
        Number($"{folder}/cpu.stat", "usage_usec"u8) is { } cpu
        && Number($"{folder}/memory.current") is { } memory && Number($"{folder}/memory.stat", "inactive_file"u8) is { } cache && Number($"{folder}/memory.max") is { } limit
        && files.TryRead($"{folder}/io.stat", out var io) && KernelText.Block(io) is { } block
        && Number($"{folder}/pids.current") is { } processes
            ? new Group(cpu * 1_000, memory, cache, limit, block, processes)
            : null;

    private Group? Version1(string cpuFolder, string memoryFolder, string blockFolder, string pidsFolder) =>
        Number($"{cpuFolder}/cpuacct.usage") is { } cpu
        && Number($"{memoryFolder}/memory.usage_in_bytes") is { } memory && Number($"{memoryFolder}/memory.stat", "total_inactive_file"u8) is { } cache
        && Number($"{memoryFolder}/memory.limit_in_bytes") is { } limit
        // Kernels before 5.0 may have a scheduler that counts by itself, which the engine prefers.
        && !files.TryRead($"{blockFolder}/blkio.io_serviced_recursive", out _)
        && files.TryRead($"{blockFolder}/blkio.throttle.io_service_bytes", out var io) && KernelText.BlockOfVersion1(io) is { } block
        && Number($"{pidsFolder}/pids.current") is { } processes
            ? new Group(cpu, memory, cache, limit, block, processes)
            : null;

    private ulong? Number(string path) => files.TryRead(path, out var text) ? KernelText.Number(text) : null;

    private ulong? Number(string path, ReadOnlySpan<byte> word) => files.TryRead(path, out var text) ? KernelText.Number(text, word) : null;

    /// <summary>What the kernel counts for a group; processor time in nanoseconds.</summary>
    private readonly record struct Group(ulong Cpu, ulong Memory, ulong Cache, ulong Limit, (ulong Read, ulong Written) Block, ulong Processes);
}
