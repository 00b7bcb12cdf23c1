namespace TapBot.Core.Servers;

/// <summary>A network interface between two readings.</summary>
/// <param name="Name">What the kernel calls it: eth0, ens3.</param>
/// <param name="ReceivedPerSecond">Bytes received per second.</param>
/// <param name="SentPerSecond">Bytes sent per second.</param>
/// <param name="TroubledPerSecond">Packets in error or dropped per second, both ways.</param>
public sealed record NetworkFigures(string Name, double ReceivedPerSecond, double SentPerSecond, double TroubledPerSecond);
