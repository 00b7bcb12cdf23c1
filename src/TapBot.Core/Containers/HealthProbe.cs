namespace TapBot.Core.Containers;

/// <summary>One run of a healthcheck.</summary>
/// <param name="At">When it began.</param>
/// <param name="Took">How long it took.</param>
/// <param name="ExitCode">0 healthy, 1 unhealthy, -1 the check itself could not be run.</param>
/// <param name="Output">What it printed, at most 4 KiB.</param>
public sealed record HealthProbe(DateTimeOffset At, TimeSpan Took, long ExitCode, string Output);
