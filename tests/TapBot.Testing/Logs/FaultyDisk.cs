using TapBot.Core.Logs;

namespace TapBot.Testing.Logs;

/// <summary>The real disk with a size and failures that a test chooses, and a list of all that was done to it.</summary>
internal sealed class FaultyDisk : ILogDisk
{
    /// <summary>errno of "no space left on device".</summary>
    private const int NoSpace = 28;

    private readonly LogDisk disk = new();

    /// <summary>What is said about room.</summary>
    public DiskRoom Said { get; set; } = new(50L << 30, 100L << 30);

    /// <summary>So many more bytes can be written; a write that does not fit is done in part and fails.</summary>
    public long Left { get; set; } = long.MaxValue;

    /// <summary>What every write fails with; null when none does.</summary>
    public Exception? Broken { get; set; }

    /// <summary>The end of the paths that writes fail for; empty for all.</summary>
    public string BrokenAt { get; set; } = "";

    /// <summary>Everything done, in order.</summary>
    public List<DiskStep> Steps { get; } = [];

    public DiskRoom Room(string directory) => Said;

    public void Write(string path, ReadOnlySpan<byte> data, long offset)
    {
        if (Broken is { } broken && path.EndsWith(BrokenAt, StringComparison.Ordinal))
            throw broken;
        var length = (int)Math.Min(data.Length, Left);
        Steps.Add(new DiskStep(DiskStepKind.Write, path, offset, data.ToArray()));
        disk.Write(path, data[..length], offset);
        Left -= length;
        if (length < data.Length)
            throw new IOException("No space left on device", NoSpace);
    }

    public void Replace(string path, ReadOnlySpan<byte> data)
    {
        if (Broken is { } broken && path.EndsWith(BrokenAt, StringComparison.Ordinal))
            throw broken;
        Steps.Add(new DiskStep(DiskStepKind.Replace, path, 0, data.ToArray()));
        if (data.Length > Left)
            throw new IOException("No space left on device", NoSpace);
        disk.Replace(path, data);
        Left -= data.Length;
    }

    public void Flush(string path)
    {
        Steps.Add(new DiskStep(DiskStepKind.Flush, path, 0, []));
        disk.Flush(path);
    }

    public void Cut(string path, long length)
    {
        Steps.Add(new DiskStep(DiskStepKind.Cut, path, length, []));
        disk.Cut(path, length);
    }

    public void Delete(string path)
    {
        Steps.Add(new DiskStep(DiskStepKind.Delete, path, 0, []));
        disk.Delete(path);
    }
}
