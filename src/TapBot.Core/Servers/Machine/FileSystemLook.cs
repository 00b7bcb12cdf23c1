namespace TapBot.Core.Servers;

/// <summary>
/// Looks at the file systems of this machine beside its sampler, twice a minute, and never keeps the sampler waiting: a disk that hangs keeps whoever asks. One caller at a time.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="look">Finds them; what takes time happens in here.</param>
internal sealed class FileSystemLook(TimeProvider time, Func<IReadOnlyList<FileSystem>> look)
{
    /// <summary>How often they are looked at.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    /// <summary>After this long without an answer what was seen counts no more.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private const string Table = "/proc/self/mountinfo";

    private Task<IReadOnlyList<FileSystem>>? pending;
    private IReadOnlyList<FileSystem> newest = [];
    private long askedAt;
    private bool asked;

    /// <summary>What is known by now; begins another look when it is time.</summary>
    public IReadOnlyList<FileSystem> Newest()
    {
        if (pending is { IsCompleted: true } ended)
        {
            newest = ended.IsCompletedSuccessfully ? ended.Result : [];
            pending = null;
        }
        if (pending is null && (!asked || time.GetElapsedTime(askedAt) >= Every))
        {
            (asked, askedAt) = (true, time.GetTimestamp());
            pending = Task.Run(look);
        }
        else if (pending is not null && time.GetElapsedTime(askedAt) >= Patience)
        {
            newest = [.. newest.Select(f => f with { Total = null, Free = null, Used = null })];
        }
        return newest;
    }

    /// <summary>The file systems on disks of this machine. One within a container has the machine's at most where they are mounted into it.</summary>
    public static IReadOnlyList<FileSystem> Here() => Of(MountTable.Parse(File.ReadLines(Table)));

    /// <summary>The file systems of a table of mounts.</summary>
    internal static IReadOnlyList<FileSystem> Of(IEnumerable<Mount> mounts) => [.. MountTable.Disks(mounts, Directory.Exists).Select(Look)];

    private static FileSystem Look(Mount mount)
    {
        var system = new FileSystem { Mount = mount.Point, Device = mount.Device, Kind = mount.Kind, IsReadOnly = mount.IsReadOnly };
        try
        {
            var drive = new DriveInfo(mount.Point);
            return system with { Total = drive.TotalSize, Free = drive.AvailableFreeSpace, Used = drive.TotalSize - drive.TotalFreeSpace };
        }
        catch (Exception hidden) when (hidden is IOException or UnauthorizedAccessException)
        {
            return system;
        }
    }
}
