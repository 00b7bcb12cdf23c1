using System.Globalization;
using Npgsql;
using TapBot.Core.Figures;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>Checkpoints that come because there is too much write-ahead log, before their time. PostgreSQL 17 moved the counters.</summary>
internal sealed class CheckpointsRule() : HealthRule<CheckpointsRule.Count>("checkpoints", DatabaseThresholds.CheckpointsRequested)
{
    private const long Few = 10;

    private static readonly IReadOnlyList<VersionedSql> All =
    [
        VersionedSql.Until(16, "select checkpoints_timed::int8, checkpoints_req::int8, (select setting::int8 from pg_settings where name = 'max_wal_size') from pg_stat_bgwriter"),
        VersionedSql.Since(17, "select num_timed::int8, num_requested::int8, (select setting::int8 from pg_settings where name = 'max_wal_size') from pg_stat_checkpointer"),
    ];

    public override string Sql(DatabaseInstance instance) => VersionedSql.For(All, instance.VersionNumber);

    public override HealthCheck Judge(IReadOnlyList<Count> facts, DatabaseInstance instance)
    {
        if (facts is not [var count])
            return Says(LightColour.Unknown, Phrase.Of("health.noFigures"));
        var colour = count.Requested < Few ? LightColour.Green : instance.BoundsOf(DatabaseThresholds.CheckpointsRequested).ColourOf((double)count.Requested / (count.Requested + count.Timed));
        var remedy = count.MaxWalMegabytes is { } size ? string.Create(CultureInfo.InvariantCulture, $"alter system set max_wal_size = '{size * 2} MB';\nselect pg_reload_conf();") : null;
        return Says(colour, Phrase.Of(colour is LightColour.Green ? "health.checkpoints.ok" : "health.checkpoints.requested", ("requested", count.Requested), ("timed", count.Timed)), remedy);
    }

    protected override Count Fact(NpgsqlDataReader rows) => new(rows.GetInt64(0), rows.GetInt64(1), rows.Whole(2));

    /// <summary>Checkpoints since the counters began, and max_wal_size.</summary>
    internal sealed record Count(long Timed, long Requested, long? MaxWalMegabytes);
}
