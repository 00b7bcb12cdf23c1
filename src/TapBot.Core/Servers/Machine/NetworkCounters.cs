namespace TapBot.Core.Servers;

/// <summary>What an interface has carried since it came (proc_pid_net(5)).</summary>
/// <param name="Received">Bytes received.</param>
/// <param name="Sent">Bytes sent.</param>
/// <param name="Troubled">Packets that were in error or dropped, both ways.</param>
internal readonly record struct NetworkCounters(long Received, long Sent, long Troubled);
