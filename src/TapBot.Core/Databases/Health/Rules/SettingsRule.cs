using Npgsql;
using TapBot.Core.Figures;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>Settings that put data at risk, changes that wait for a restart, and hints.</summary>
internal sealed class SettingsRule() : HealthRule<SettingsRule.Setting>(SettingsRule.Called)
{
    /// <summary>What the check is called.</summary>
    public const string Called = "settings";

    /// <summary>The code of a finding that is a change which waits for a restart.</summary>
    public const string Waits = "health.settings.restart";

    private static readonly (string Name, string Bad, LightColour Colour, string Good)[] Watched =
    [
        ("fsync", "off", LightColour.Red, "on"), ("full_page_writes", "off", LightColour.Red, "on"), ("autovacuum", "off", LightColour.Red, "on"), ("track_counts", "off", LightColour.Red, "on"),
        ("zero_damaged_pages", "on", LightColour.Red, "off"), ("ignore_checksum_failure", "on", LightColour.Red, "off"), ("synchronous_commit", "off", LightColour.Yellow, "on"),
        ("log_lock_waits", "off", LightColour.Green, "on"), ("track_io_timing", "off", LightColour.Green, "on"),
    ];

    public override string Sql(DatabaseInstance instance) => $"""
        select name, setting, pending_restart, source from pg_settings
        where pending_restart or name in ({string.Join(", ", Watched.Select(w => $"'{w.Name}'"))}) order by 1 limit {Most}
        """;

    public override HealthCheck Judge(IReadOnlyList<Setting> facts, DatabaseInstance instance) => Found(facts.SelectMany(Findings));

    protected override Setting Fact(NpgsqlDataReader rows) => new(rows.GetString(0), rows.Text(1) ?? "", rows.GetBoolean(2), rows.Text(3) ?? "");

    private static IEnumerable<HealthFinding> Findings(Setting setting)
    {
        if (setting.WaitsForRestart)
            yield return new HealthFinding(LightColour.Yellow, Phrase.Of(Waits, ("setting", setting.Name)));
        foreach (var (_, _, colour, good) in Watched.Where(w => w.Name == setting.Name && w.Bad == setting.Value))
            yield return new HealthFinding(colour, Phrase.Of($"health.settings.{setting.Name}"), setting.Source == "command line"
                ? $"-- {setting.Name} stands on the command line of the server, where alter system changes nothing: mend it there"
                : $"alter system set {setting.Name} = {good};\nselect pg_reload_conf();");
    }

    /// <summary>A setting as the server uses it, and who has set it.</summary>
    internal sealed record Setting(string Name, string Value, bool WaitsForRestart, string Source = "default");
}
