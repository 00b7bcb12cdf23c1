using System.Globalization;

namespace TapBot.Core.Servers;

/// <summary>Reads what the kernel of this machine says. One caller at a time.</summary>
internal sealed class MachineProbe
{
    /// <summary>Where a container can be given the machine's own view of processes, and with it of its network.</summary>
    public const string HostProc = "/host/proc";

    private readonly KernelFiles files;
    private readonly TimeProvider time;
    private readonly string root, proc;

    /// <param name="time">The clock.</param>
    /// <param name="root">What stands before every path; empty for the machine itself.</param>
    public MachineProbe(TimeProvider time, string root = "")
    {
        (this.time, this.root) = (time, root);
        files = new KernelFiles(root);
        proc = Directory.Exists(root + HostProc) ? HostProc : "/proc";
    }

    /// <summary>What is counted now.</summary>
    public MachineCounters Read()
    {
        var stat = Text("stat");
        return new MachineCounters
        {
            At = time.GetUtcNow(),
            Stamp = time.GetTimestamp(),
            Cpu = MachineText.Cpu(stat),
            Cores = MachineText.Cores(stat),
            StartedAt = MachineText.Number(stat, "btime") is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null,
            Running = (int?)MachineText.Number(stat, "procs_running"),
            Blocked = (int?)MachineText.Number(stat, "procs_blocked"),
            Load = MachineText.Load(Text("loadavg")),
            Memory = MachineText.Memory(Text("meminfo")),
            Killed = MachineText.Number(Text("vmstat"), "oom_kill"),
            CpuPressure = MachineText.Pressure(Text("pressure/cpu")),
            MemoryPressure = MachineText.Pressure(Text("pressure/memory")),
            IoPressure = MachineText.Pressure(Text("pressure/io")),
            Disks = MachineText.Disks(Text("diskstats"), IsDisk),
            // What /proc/net leads to is the network of whoever reads; that of the first process is the machine's.
            Networks = MachineText.Networks(Text(proc == HostProc ? "1/net/dev" : "net/dev"), MachineText.LeadsOut),
            Temperatures = Temperatures(),
        };
    }

    private string Text(string file) => files.Text($"{proc}/{file}") ?? "";

    /// <summary>A whole device has a place of its own in the list of devices, a part of one has not; what lies in memory or in a file is no disk, and what others are put together to is counted in them.</summary>
    private bool IsDisk(string name) =>
        !name.StartsWith("loop", StringComparison.Ordinal) && !name.StartsWith("ram", StringComparison.Ordinal) && !name.StartsWith("zram", StringComparison.Ordinal) && !name.StartsWith("dm-", StringComparison.Ordinal)
        && !name.StartsWith("md", StringComparison.Ordinal) && !name.StartsWith("sr", StringComparison.Ordinal) && Directory.Exists($"{root}/sys/block/{name.Replace('/', '!')}");

    private Dictionary<string, double> Temperatures()
    {
        var found = new Dictionary<string, double>(StringComparer.Ordinal);
        try
        {
            foreach (var sensor in Directory.EnumerateDirectories(root + "/sys/class/hwmon"))
            {
                foreach (var file in Directory.EnumerateFiles(sensor, "temp*_input"))
                {
                    if (files.Text(file[root.Length..]) is { } text && double.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var thousandths))
                        found[file] = thousandths / 1000;
                }
            }
        }
        catch (Exception none) when (none is IOException or UnauthorizedAccessException)
        {
            // Virtual machines have no sensors.
        }
        return found;
    }
}
