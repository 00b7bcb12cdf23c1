namespace TapBot.Core.Servers;

/// <summary>What a block device has done since the machine started (proc_diskstats(5)).</summary>
/// <param name="Read">Bytes read.</param>
/// <param name="Written">Bytes written.</param>
/// <param name="Busy">Milliseconds in which something was under way.</param>
internal readonly record struct DiskCounters(long Read, long Written, long Busy);
