using Npgsql;
using TapBot.Core.Figures;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>Pages whose checksum was wrong: the disk, the memory or somebody has damaged them.</summary>
internal sealed class ChecksumsRule() : HealthRule<ChecksumsRule.Count>("checksums")
{
    public override string Sql(DatabaseInstance instance) => $"""
        select coalesce(datname::text, ''), checksum_failures, checksum_last_failure, current_setting('data_checksums') = 'on' from pg_stat_database order by 2 desc nulls last limit {Most}
        """;

    public override HealthCheck Judge(IReadOnlyList<Count> facts, DatabaseInstance instance) => facts.Any(f => f.AreOn)
        ? Found(facts.Where(f => f.Failures > 0).Select(f => new HealthFinding(LightColour.Red, Phrase.Of("health.checksums.row", ("database", f.Database), ("count", f.Failures), ("at", f.LastAt)))))
        : facts.Count == 0 ? Says(LightColour.Unknown, Phrase.Of("health.noFigures"))
        : Found([new HealthFinding(LightColour.Green, Phrase.Of("health.checksums.enable"))]) with { Sentence = Phrase.Of("health.checksums.off") };

    protected override Count Fact(NpgsqlDataReader rows) => new(rows.GetString(0), rows.Whole(1) ?? 0, rows.Time(2), rows.GetBoolean(3));

    /// <summary>How many there were in a database; an empty name stands for what all share.</summary>
    internal sealed record Count(string Database, long Failures, DateTimeOffset? LastAt, bool AreOn);
}
