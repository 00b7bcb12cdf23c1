using System.Text;
using TapBot.Core.Servers;

namespace TapBot.Core.Containers.Kernel;

/// <summary>
/// Where this process sees the kernel's groups of processes: one hierarchy (version 2), or one for each controller (version 1). Only whole hierarchies count: within a container,
/// or in a namespace of groups, the way to others leads outside of what is seen, and nothing is found.
/// </summary>
internal sealed class CgroupMounts
{
    private static readonly string[] Version1 = ["cpuacct", "memory", "blkio", "pids"];
    private readonly Dictionary<string, string> byController = [];

    /// <summary>From the lines of <c>/proc/self/mountinfo</c>, "31 23 0:28 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw,nsdelegate" (proc_pid_mountinfo(5)).</summary>
    public CgroupMounts(ReadOnlySpan<byte> mountInfo)
    {
        foreach (var mount in MountTable.Parse(Encoding.UTF8.GetString(mountInfo).Split('\n')).Where(m => m.Root == "/"))
        {
            if (mount.Kind == "cgroup2")
                byController.TryAdd("", mount.Point);
            else if (mount.Kind == "cgroup")
            {
                foreach (var controller in mount.Options.Split(',').Intersect(Version1))
                    byController.TryAdd(controller, mount.Point);
            }
        }
    }

    /// <summary>Version 1 wins where both are there: a controller belongs to one of them only, and the engine does the same.</summary>
    public bool IsVersion1 => byController.ContainsKey("memory");

    /// <summary>True when neither version is seen as a whole.</summary>
    public bool IsEmpty => byController.Count == 0;

    /// <summary>
    /// The folder of a container's group. What the container has made below its own, as an init within it does, is cut off: the container is all of it.
    /// </summary>
    /// <param name="processGroups">What <c>/proc/PID/cgroup</c> says of its first process: "0::/system.slice/docker-ID.scope" (version 2), "4:memory:/docker/ID".</param>
    /// <param name="controller">A controller of version 1, empty for version 2.</param>
    /// <param name="id">The container's id. A path that does not name it belongs to somebody else.</param>
    public string? FolderOf(ReadOnlySpan<byte> processGroups, string controller, string id)
    {
        if (!byController.TryGetValue(controller, out var place))
            return null;
        foreach (var range in processGroups.Split((byte)'\n'))
        {
            var line = processGroups[range];
            var list = line[(line.IndexOf((byte)':') + 1)..];
            if (list.IndexOf((byte)':') is not (>= 0 and var colon) || !Names(list[..colon], controller))
                continue;
            var path = Encoding.UTF8.GetString(list[(colon + 1)..]);
            var named = path.IndexOf(id, StringComparison.Ordinal);
            if (named < 0 || path[0] != '/' || path.StartsWith("/..", StringComparison.Ordinal))
                return null;
            return place + (path.IndexOf('/', named) is >= 0 and var end ? path[..end] : path);
        }
        return null;
    }

    private static bool Names(ReadOnlySpan<byte> controllers, string controller)
    {
        foreach (var range in controllers.Split((byte)','))
        {
            if (Ascii.Equals(controllers[range], controller))
                return true;
        }
        return false;
    }
}
