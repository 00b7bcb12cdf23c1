namespace TapBot.Core.Logs;

/// <summary>Everything the history does to the disk, one step after the other, on one thread at a time.</summary>
internal interface ILogDisk
{
    /// <summary>The room of the file system with this directory.</summary>
    DiskRoom Room(string directory);

    /// <summary>Writes bytes at an offset of a file, which ends behind them afterwards; file and directory are made where they are missing.</summary>
    void Write(string path, ReadOnlySpan<byte> data, long offset);

    /// <summary>Puts a whole file in the place of another: either is there, whenever the machine stops.</summary>
    void Replace(string path, ReadOnlySpan<byte> data);

    /// <summary>Comes back when what was written to a file is on the medium.</summary>
    void Flush(string path);

    /// <summary>Cuts a file.</summary>
    void Cut(string path, long length);

    /// <summary>Removes a file, what was to be put in its place, and its directory when it was the last one.</summary>
    void Delete(string path);
}
