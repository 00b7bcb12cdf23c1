using System.Globalization;
using System.Runtime.InteropServices;

namespace TapBot.Portal.Hosting;

/// <summary>
/// Lets go of the pages of program files that were needed for a start or a first page only: most of a portal's resident memory is assemblies and libraries that are
/// mapped, and of those most is read once. The kernel keeps such pages in its cache, for whoever needs memory more; a page that is needed again is mapped again without reading
/// the disk as long as it is there. Only unchanged pages that nobody may write to are let go, and only of mappings that stood there at the last look already: one that is
/// being loaded may become writable for a moment while addresses are put into it (proc_pid_smaps(5), madvise(2)).
/// </summary>
internal sealed class MappedPages
{
    private const string Source = "/proc/self/smaps";
    private const int DontNeed = 4;

    private HashSet<Mapping> seen = [];

    /// <summary>A stretch of a file in memory.</summary>
    /// <param name="Start">Its first address.</param>
    /// <param name="End">The address behind it.</param>
    /// <param name="File">Offset, device, inode and path of the file, as the kernel writes them.</param>
    public readonly record struct Mapping(ulong Start, ulong End, string File);

    /// <summary>Remembers what is mapped now.</summary>
    public void Look()
    {
        if (!File.Exists(Source))
            return;
        using var reader = File.OpenText(Source);
        seen = [.. Unchanged(reader)];
    }

    /// <summary>Lets go of what was mapped at the last look and still is, unchanged.</summary>
    public void Release()
    {
        if (seen.Count == 0)
            return;
        var before = seen;
        Look();
        foreach (var mapping in seen.Where(before.Contains))
            _ = Advise((nint)mapping.Start, (nuint)(mapping.End - mapping.Start), DontNeed);
        seen = [];
    }

    /// <summary>The mappings of files that cannot be written to and of which no page was changed.</summary>
    internal static IEnumerable<Mapping> Unchanged(TextReader smaps)
    {
        Mapping? current = null;
        while (smaps.ReadLine() is { } line)
        {
            if (line.StartsWith("Anonymous:", StringComparison.Ordinal))
            {
                if (!IsNone(line))
                    current = null;
            }
            else if (line.StartsWith("Swap:", StringComparison.Ordinal))
            {
                // A changed page may be in the swap: it counts there alone then. The line comes after the one above.
                if (current is { } mapping && IsNone(line))
                    yield return mapping;
                current = null;
            }
            else if (line.Length > 0 && char.IsAsciiHexDigitLower(line[0]))
            {
                current = ReadOnlyFile(line);
            }
        }
    }

    private static bool IsNone(string line) => line.AsSpan(line.IndexOf(':', StringComparison.Ordinal) + 1).Trim() is "0 kB";

    /// <summary>"7f2c4000-7f2c5000 r-xp 00001000 fe:00 1234 /usr/lib/x.so".</summary>
    private static Mapping? ReadOnlyFile(string line)
    {
        var parts = line.Split(' ', 3);
        var dash = parts[0].IndexOf('-', StringComparison.Ordinal);
        if (parts.Length < 3 || parts[1] is not ['r', '-', ..] || !parts[2].Contains(" /", StringComparison.Ordinal) || parts[2].Contains("memfd:", StringComparison.Ordinal))
            return null;
        return ulong.TryParse(parts[0].AsSpan(0, Math.Max(dash, 0)), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var start)
            && ulong.TryParse(parts[0].AsSpan(dash + 1), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var end)
            ? new Mapping(start, end, parts[2])
            : null;
    }

    [DllImport("libc", EntryPoint = "madvise")]
    private static extern int Advise(nint address, nuint length, int advice);
}
