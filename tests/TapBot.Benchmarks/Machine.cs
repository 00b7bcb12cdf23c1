using System.Globalization;

namespace TapBot.Benchmarks;

/// <summary>What the kernel says about this machine and its processes, see proc(5).</summary>
internal static class Machine
{
    private const double ClockTicksPerSecond = 100; // USER_HZ

    /// <summary>The load average of the last minute.</summary>
    public static double Load() => double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture);

    /// <summary>Processor time that a process has taken so far, in user mode and in the kernel, to 10 ms.</summary>
    public static TimeSpan CpuOf(int process)
    {
        var stat = File.ReadAllText($"/proc/{process}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' '); // behind the name, which may hold anything
        var ticks = long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
        return TimeSpan.FromSeconds(ticks / ClockTicksPerSecond);
    }

    /// <summary>Memory of a process that is in RAM, in bytes, shared pages included.</summary>
    public static long MemoryOf(int process)
    {
        var line = File.ReadLines($"/proc/{process}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
    }
}
