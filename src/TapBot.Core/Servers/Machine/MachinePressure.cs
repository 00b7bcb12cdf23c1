namespace TapBot.Core.Servers;

/// <summary>How much of the last ten seconds was lost to waiting for something there is too little of (proc_pressure, PSI), 0 to 1.</summary>
/// <param name="Some">When at least one task waited.</param>
/// <param name="Full">When none could work; null where the kernel does not say.</param>
public sealed record MachinePressure(double Some, double? Full);
