using TapBot.Core.Figures;

namespace TapBot.Core.Databases;

/// <summary>Which findings of the health checks are about the safety of data, so that they colour the light of the instance.</summary>
internal static class HealthDangers
{
    /// <summary>The checks that look for them: each is answered for the whole instance, and cheaply.</summary>
    public static IReadOnlyList<IHealthRule> Rules { get; } = [new ChecksumsRule(), new SettingsRule(), new WraparoundRule(), new ArchivingRule(), new SlotsRule()];

    /// <summary>The dangers of a report, worst first. A check that could not be made this time leaves what the one before it has found.</summary>
    public static IReadOnlyList<DatabaseDanger> Of(HealthReport report, IReadOnlyList<DatabaseDanger> before) =>
        [.. report.Checks.Where(c => Rules.Any(r => r.Name == c.Name)).SelectMany(c => c.Colour is LightColour.Unknown ? before.Where(d => d.Check == c.Name) : Of(c)).Where(d => d.Colour > LightColour.Unknown).OrderByDescending(d => d.Colour)];

    /// <summary>Settings are named one by one; one that waits for a restart endangers nothing.</summary>
    private static IEnumerable<DatabaseDanger> Of(HealthCheck check) => check.Name == SettingsRule.Called
        ? check.Findings.Where(f => f.Says.Code != SettingsRule.Waits).Select(f => new DatabaseDanger(check.Name, f.Colour, f.Says))
        : [new DatabaseDanger(check.Name, check.Colour, check.Sentence)];
}
