using System.Text.RegularExpressions;

namespace TapBot.Core.Servers;

/// <summary>The kernel's table of mounts, "36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw,errors=continue" (proc_pid_mountinfo(5)). Pure.</summary>
internal static partial class MountTable
{
    /// <summary>Kinds that hold files on a disk of this machine; a file system on the network may keep whoever asks waiting for ever.</summary>
    private static readonly HashSet<string> OnDisk = new(StringComparer.Ordinal) { "ext2", "ext3", "ext4", "xfs", "btrfs", "zfs", "f2fs", "bcachefs", "jfs", "reiserfs", "vfat", "exfat", "ntfs3" };

    /// <summary>The mounts, in the order of the table.</summary>
    public static IEnumerable<Mount> Parse(IEnumerable<string> lines) => lines.Select(Parse).OfType<Mount>();

    /// <summary>The file systems on disks, each once, at the place where most of it is.</summary>
    /// <param name="mounts">All mounts.</param>
    /// <param name="isFolder">False for a place that is a file: an engine mounts some into its containers.</param>
    public static IReadOnlyList<Mount> Disks(IEnumerable<Mount> mounts, Predicate<string> isFolder) =>
        [.. mounts.Where(m => OnDisk.Contains(m.Kind) && isFolder(m.Point)).GroupBy(m => m.Number, StringComparer.Ordinal).Select(g => g.OrderBy(m => m.Root.Length).ThenBy(m => m.Point.Length).First()).OrderBy(m => m.Point, StringComparer.Ordinal)];

    /// <summary>The mount that a path lies below, or null.</summary>
    public static Mount? Over(IEnumerable<Mount> mounts, string path) => mounts.Where(m => Covers(m.Point, path)).OrderByDescending(m => m.Point.Length).FirstOrDefault();

    /// <summary>True when a path lies at or below a place.</summary>
    public static bool Covers(string point, string path) => point == "/" || path == point.TrimEnd('/') || path.StartsWith(point.TrimEnd('/') + "/", StringComparison.Ordinal);

    private static Mount? Parse(string line)
    {
        if (line.Split(" - ", 2) is not [var mount, var system] || mount.Split(' ') is not [_, _, var number, var root, var point, var options, ..] || system.Split(' ') is not [var kind, var device, ..])
            return null;
        var more = system.Split(' ') is [_, _, var wider, ..] ? wider : "";
        return new Mount(number, Unescaped(root), Unescaped(point), kind, Unescaped(device), options.Split(',').Contains("ro"), more);
    }

    private static string Unescaped(string text) => Escape().Replace(text, m => ((char)Convert.ToInt32(m.Value[1..], 8)).ToString());

    [GeneratedRegex(@"\\[0-7]{3}")]
    private static partial Regex Escape();
}
