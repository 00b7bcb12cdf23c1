using TapBot.Core.Figures;

namespace TapBot.Core.Databases;

/// <summary>The health of an instance at one moment.</summary>
/// <param name="At">When it was read, UTC.</param>
/// <param name="Checks">All checks, worst first.</param>
public sealed record HealthReport(DateTimeOffset At, IReadOnlyList<HealthCheck> Checks)
{
    /// <summary>How often whoever looks gets a fresh one.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    /// <summary>The worst of all.</summary>
    public LightColour Colour { get; } = Checks.Select(c => c.Colour).DefaultIfEmpty(LightColour.Unknown).Max();
}
