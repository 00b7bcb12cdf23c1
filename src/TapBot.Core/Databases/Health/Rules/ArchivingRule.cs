using Npgsql;
using TapBot.Core.Figures;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>Whether finished write-ahead log reaches its archive: what fails piles up until the disk is full.</summary>
internal sealed class ArchivingRule() : HealthRule<ArchivingRule.Archiver>("archiving")
{
    private const string Remedy = "select name, setting from pg_settings where name like 'archive%'; -- the log of the server says what the command answered";

    public override string Sql(DatabaseInstance instance) =>
        "select current_setting('archive_mode') <> 'off', last_archived_time, last_failed_time, last_failed_wal, failed_count from pg_stat_archiver";

    public override HealthCheck Judge(IReadOnlyList<Archiver> facts, DatabaseInstance instance) => facts switch
    {
        [{ IsOn: false }] => Says(LightColour.Green, Phrase.Of("health.archiving.off")),
        [{ FailedAt: { } failed } archiver] when archiver.ArchivedAt is null || failed > archiver.ArchivedAt =>
            Says(LightColour.Red, Phrase.Of("health.archiving.failing", ("segment", archiver.FailedWal), ("at", failed), ("count", archiver.Failures)), Remedy),
        [_] => Says(LightColour.Green, Phrase.Of("health.archiving.ok")),
        _ => Says(LightColour.Unknown, Phrase.Of("health.noFigures")),
    };

    protected override Archiver Fact(NpgsqlDataReader rows) => new(rows.GetBoolean(0), rows.Time(1), rows.Time(2), rows.Text(3), rows.GetInt64(4));

    /// <summary>How archiving goes.</summary>
    internal sealed record Archiver(bool IsOn, DateTimeOffset? ArchivedAt, DateTimeOffset? FailedAt, string? FailedWal, long Failures);
}
