using TapBot.Core.Logs;

namespace TapBot.Testing.Logs;

/// <summary>One thing that was done to a disk.</summary>
/// <param name="Kind">What.</param>
/// <param name="Path">To which file.</param>
/// <param name="Offset">Where in it.</param>
/// <param name="Data">What was written.</param>
internal sealed record DiskStep(DiskStepKind Kind, string Path, long Offset, byte[] Data)
{
    /// <summary>Does the same elsewhere, writes up to some byte only.</summary>
    public void Repeat(string from, string to, int bytes = int.MaxValue)
    {
        var path = System.IO.Path.Combine(to, System.IO.Path.GetRelativePath(from, Path));
        var disk = new LogDisk();
        switch (Kind)
        {
            case DiskStepKind.Write:
                disk.Write(path, Data.AsSpan(0, Math.Min(bytes, Data.Length)), Offset);
                break;
            case DiskStepKind.Replace when bytes < Data.Length:
                disk.Write(path + LogDisk.Next, Data.AsSpan(0, bytes), 0);
                break;
            case DiskStepKind.Replace:
                disk.Replace(path, Data);
                break;
            case DiskStepKind.Cut:
                disk.Cut(path, Offset);
                break;
            case DiskStepKind.Delete:
                disk.Delete(path);
                break;
            default:
                break;
        }
    }
}
