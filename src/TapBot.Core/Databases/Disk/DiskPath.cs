using TapBot.Core.Containers;
using TapBot.Core.Servers;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>Finds the place of a data directory on this machine. Pure.</summary>
internal static class DiskPath
{
    /// <summary>Where the official image keeps its data; used when the server does not say.</summary>
    public const string Usual = "/var/lib/postgresql/data";

    /// <summary>Where a directory of a container lies outside of it: in the mount that covers it most closely.</summary>
    /// <returns>The path on the server, or why there is none.</returns>
    public static (string? Path, Phrase? Why) OfContainer(IEnumerable<ContainerMount> mounts, string directory, string container)
    {
        var over = mounts.Where(m => MountTable.Covers(m.Target, directory)).MaxBy(m => m.Target.Length);
        if (over is null)
            return (null, Phrase.Of("databases.disk.unknown.layer", ("container", container)));
        return over.Path is { Length: > 0 } path
            ? (path.TrimEnd('/') + directory[over.Target.TrimEnd('/').Length..], null)
            : (null, Phrase.Of("databases.disk.unknown.mount", ("kind", over.Kind)));
    }

    /// <summary>The mount point that a path lies below, from the kernel's table; null when the portal's own file system hides that of the machine.</summary>
    public static string? MountOver(IEnumerable<string> mountInfo, string path) =>
        MountTable.Over(MountTable.Parse(mountInfo), path) is { } over && (over.Point != "/" || over.Kind != "overlay") ? over.Point : null;
}
