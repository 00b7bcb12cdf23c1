using Npgsql;
using TapBot.Core.Figures;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>Whether finished write-ahead log reaches its archive: what fails piles up until the disk is full.</summary>
internal sealed class ArchivingRule() : HealthRule<ArchivingRule.Archiver>("archiving", DatabaseThresholds.ArchiveWaiting)
{
    private const string Remedy = "select name, setting from pg_settings where name like 'archive%'; -- the log of the server says what the command answered";

    // What waits is a file each; to see them the log-in needs pg_monitor.
    public override string Sql(DatabaseInstance instance) => $"""
        select current_setting('archive_mode') <> 'off', last_archived_time, last_failed_time, last_failed_wal, failed_count,
          current_setting('archive_command') <> '' or coalesce(current_setting('archive_library', true), '') <> '',
          {(instance.Role is { SeesActivity: true } ? "(select count(*) from pg_ls_archive_statusdir() where name like '%.ready')" : "null::int8")}
        from pg_stat_archiver
        """;

    public override HealthCheck Judge(IReadOnlyList<Archiver> facts, DatabaseInstance instance) => facts switch
    {
        [{ IsOn: false }] => Says(LightColour.Green, Phrase.Of("health.archiving.off")),
        [{ FailedAt: { } failed } archiver] when archiver.ArchivedAt is null || failed > archiver.ArchivedAt =>
            Says(LightColour.Red, Phrase.Of("health.archiving.failing", ("segment", archiver.FailedWal), ("at", failed), ("count", archiver.Failures)), Remedy),
        [{ HasTarget: false } archiver] => Says(Waiting(archiver, instance) is LightColour.Red ? LightColour.Red : LightColour.Yellow, Phrase.Of("health.archiving.nowhere"), Remedy),
        [{ Ready: null }] => Blind(instance),
        [{ Ready: { } ready } archiver] when Waiting(archiver, instance) is not LightColour.Green and var colour => Says(colour, Phrase.Of("health.archiving.waiting", ("count", ready)), Remedy),
        [{ ArchivedAt: null, Ready: > 0 }] => Says(LightColour.Yellow, Phrase.Of("health.archiving.never"), Remedy),
        [_] => Says(LightColour.Green, Phrase.Of("health.archiving.ok")),
        _ => Says(LightColour.Unknown, Phrase.Of("health.noFigures")),
    };

    protected override Archiver Fact(NpgsqlDataReader rows) => new(rows.GetBoolean(0), rows.Time(1), rows.Time(2), rows.Text(3), rows.GetInt64(4), rows.GetBoolean(5), rows.Whole(6));

    private static LightColour Waiting(Archiver archiver, DatabaseInstance instance) => instance.BoundsOf(DatabaseThresholds.ArchiveWaiting).ColourOf(archiver.Ready ?? 0);

    private HealthCheck Blind(DatabaseInstance instance)
    {
        var grant = $"grant pg_monitor to {SqlName.Quote(instance.Role?.Name ?? RoleSql.MonitorRole)};";
        return Says(LightColour.Unknown, Phrase.Of("health.blind", ("role", instance.Role?.Name), ("grant", grant)), grant);
    }

    /// <summary>How archiving goes, whether there is a command or library for it, and how many files wait; null when that cannot be seen.</summary>
    internal sealed record Archiver(bool IsOn, DateTimeOffset? ArchivedAt, DateTimeOffset? FailedAt, string? FailedWal, long Failures, bool HasTarget = true, long? Ready = 0);
}
