using System.Globalization;

namespace TapBot.Core.Servers;

/// <summary>What the kernel's files about the whole machine say (proc(5), Documentation/accounting/psi.rst). Pure; what is not understood is null or left out.</summary>
internal static class MachineText
{
    private const long Sector = 512, Kibi = 1024;
    private const double Hundred = 100;

    /// <summary>The line of all processors in <c>/proc/stat</c>: "cpu user nice system idle iowait irq softirq steal ...".</summary>
    public static CpuTimes? Cpu(string stat)
    {
        var fields = Words(Line(stat, "cpu "));
        if (fields.Length < 5)
            return null;
        var ticks = fields.Skip(1).Take(8).Select(Long).ToArray();
        return Array.TrueForAll(ticks, t => t >= 0) ? new CpuTimes(ticks[0] + ticks[1], ticks[2] + At(ticks, 5) + At(ticks, 6), ticks[3], At(ticks, 4), At(ticks, 7)) : null;
    }

    /// <summary>How many processors <c>/proc/stat</c> has.</summary>
    public static int Cores(string stat) => stat.Split('\n').Count(l => l.StartsWith("cpu", StringComparison.Ordinal) && l.Length > 3 && char.IsAsciiDigit(l[3]));

    /// <summary>The number of the line "word number", such as btime of <c>/proc/stat</c> or oom_kill of <c>/proc/vmstat</c>.</summary>
    public static long? Number(string text, string word) => Words(Line(text, word + " ")) is [_, var number, ..] && Long(number) is >= 0 and var value ? value : null;

    /// <summary><c>/proc/loadavg</c>: "0.20 0.18 0.12 1/80 11206".</summary>
    public static (double One, double Five, double Fifteen)? Load(string text) =>
        Words(text) is [var one, var five, var fifteen, ..] && Real(one) is { } a && Real(five) is { } b && Real(fifteen) is { } c ? (a, b, c) : null;

    /// <summary><c>/proc/meminfo</c> in bytes: "MemTotal:  2031000 kB".</summary>
    public static IReadOnlyDictionary<string, long> Memory(string text)
    {
        var found = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n'))
        {
            if (Words(line) is [[.. var word, ':'], var number, "kB"] && Long(number) is >= 0 and var value)
                found[word] = value * Kibi;
        }
        return found;
    }

    /// <summary>A file of <c>/proc/pressure</c>: "some avg10=1.50 avg60=... total=..." and "full ...".</summary>
    public static MachinePressure? Pressure(string text) => Average(Line(text, "some ")) is { } some ? new MachinePressure(some, Average(Line(text, "full "))) : null;

    /// <summary><c>/proc/diskstats</c>: the whole devices of the list; parts of them, and what is no disk, are left out.</summary>
    /// <param name="text">The file.</param>
    /// <param name="isDisk">True for the name of a whole device.</param>
    public static IReadOnlyDictionary<string, DiskCounters> Disks(string text, Predicate<string> isDisk)
    {
        var found = new Dictionary<string, DiskCounters>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n'))
        {
            if (Words(line) is [_, _, var name, _, _, var read, _, _, _, var written, _, _, var busy, ..] && isDisk(name) && Long(read) is >= 0 and var r && Long(written) is >= 0 and var w && Long(busy) is >= 0 and var b)
                found[name] = new DiskCounters(r * Sector, w * Sector, b);
        }
        return found;
    }

    /// <summary><c>/proc/net/dev</c>: the interfaces of the list.</summary>
    /// <param name="text">The file.</param>
    /// <param name="leadsOut">True for the name of an interface that leads out of the machine.</param>
    public static IReadOnlyDictionary<string, NetworkCounters> Networks(string text, Predicate<string> leadsOut)
    {
        var found = new Dictionary<string, NetworkCounters>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n'))
        {
            if (line.IndexOf(':', StringComparison.Ordinal) is not (> 0 and var colon) || line[..colon].Trim() is var name && !leadsOut(name))
                continue;
            var numbers = Array.ConvertAll(Words(line[(colon + 1)..]), Long);
            if (numbers.Length >= 12 && Array.TrueForAll(numbers, n => n >= 0))
                found[name] = new NetworkCounters(numbers[0], numbers[8], numbers[2] + numbers[3] + numbers[10] + numbers[11]);
        }
        return found;
    }

    /// <summary>False for the loopback and for what engines and tunnels make: their traffic is counted again where it leaves the machine, or does not leave it.</summary>
    public static bool LeadsOut(string name) =>
        name != "lo" && !Array.Exists(Inner, i => name.StartsWith(i, StringComparison.Ordinal));

    private static readonly string[] Inner = ["veth", "docker", "br-", "virbr", "vnet", "cali", "flannel", "cni", "lxc", "tap", "dummy", "ifb", "tunl", "sit", "ip6tnl"];

    private static string Line(string text, string begin)
    {
        foreach (var line in text.Split('\n'))
        {
            if (line.StartsWith(begin, StringComparison.Ordinal))
                return line;
        }
        return "";
    }

    private static double? Average(string line) =>
        Array.Find(Words(line), w => w.StartsWith("avg10=", StringComparison.Ordinal)) is { } average && Real(average[6..]) is { } percent ? percent / Hundred : null;

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static long At(long[] numbers, int index) => index < numbers.Length ? numbers[index] : 0;

    private static long Long(string word) => long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    private static double? Real(string word) => double.TryParse(word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
