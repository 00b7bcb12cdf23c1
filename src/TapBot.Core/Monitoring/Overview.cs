namespace TapBot.Core.Monitoring;

/// <summary>How everything is that somebody may see, at one moment.</summary>
/// <param name="Lights">The lights.</param>
/// <param name="Levels">The goals, in the order of <see cref="GoalKind"/>.</param>
/// <param name="Windows">What somebody works on, whether it has a light or not; the one that ends first before the others.</param>
public sealed record Overview(LightSummary Lights, IReadOnlyList<ServiceLevel> Levels, IReadOnlyList<MaintenanceWindow> Windows);
