namespace TapBot.Core.Databases;

/// <summary>A file system at one moment (statvfs).</summary>
/// <param name="Total">Its bytes.</param>
/// <param name="Free">The bytes that are left for programs that are not privileged.</param>
internal sealed record DiskSpace(long Total, long Free);
