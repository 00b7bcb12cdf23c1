using TapBot.Core.Storage;

namespace TapBot.Core.Logs;

/// <summary>The real disk. No file stays open: there may be hundreds of sources, and each is written to once a second.</summary>
internal sealed class LogDisk : ILogDisk
{
    /// <summary>What the name of a file ends with that is to be put in the place of another.</summary>
    public const string Next = ".new";

    // errno of "no space left on device" and "disk quota exceeded" on Linux, and what Windows says.
    private static readonly int[] Full = [28, 122, unchecked((int)0x80070070)];

    public static bool IsFull(IOException failure) => Full.Contains(failure.HResult);

    public DiskRoom Room(string directory)
    {
        try
        {
            var drive = new DriveInfo(directory);
            return new DiskRoom(drive.AvailableFreeSpace, drive.TotalSize);
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return new DiskRoom(long.MaxValue, 0); // a file system that cannot be asked says itself when it is full
        }
    }

    public void Write(string path, ReadOnlySpan<byte> data, long offset)
    {
        using var file = OpenOrCreate(path);
        RandomAccess.Write(file.SafeFileHandle, data, offset);
        if (RandomAccess.GetLength(file.SafeFileHandle) > offset + data.Length)
            RandomAccess.SetLength(file.SafeFileHandle, offset + data.Length);
    }

    public void Replace(string path, ReadOnlySpan<byte> data)
    {
        var next = path + Next;
        Write(next, data, 0);
        Flush(next);
        File.Move(next, path, overwrite: true);
    }

    public void Flush(string path)
    {
        using var file = Open(path, FileMode.Open);
        RandomAccess.FlushToDisk(file.SafeFileHandle);
    }

    public void Cut(string path, long length)
    {
        using var file = Open(path, FileMode.Open);
        RandomAccess.SetLength(file.SafeFileHandle, length);
    }

    public void Delete(string path)
    {
        File.Delete(path);
        File.Delete(path + Next);
        var directory = Path.GetDirectoryName(path)!;
        if (!Directory.EnumerateFileSystemEntries(directory).Any())
            Directory.Delete(directory);
    }

    private static FileStream OpenOrCreate(string path)
    {
        try
        {
            return Open(path, FileMode.OpenOrCreate);
        }
        catch (DirectoryNotFoundException)
        {
            DataDirectory.Create(Path.GetDirectoryName(path)!);
            return Open(path, FileMode.OpenOrCreate);
        }
    }

    private static FileStream Open(string path, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0 };
        if (!OperatingSystem.IsWindows() && mode == FileMode.OpenOrCreate)
            options.UnixCreateMode = DataDirectory.OwnerFile;
        return new FileStream(path, options);
    }
}
