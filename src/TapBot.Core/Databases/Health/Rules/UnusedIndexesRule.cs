using Npgsql;
using TapBot.Core.Figures;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>Large indexes that nothing has read for as long as the server can prove it. Those that guard something (unique, exclusion, replica identity) have their use unread.</summary>
/// <param name="youngDays">Counters younger than this say too little for more than a hint.</param>
internal sealed class UnusedIndexesRule(double youngDays = 7) : HealthRule<UnusedIndexesRule.Index>("unusedIndexes", DatabaseThresholds.UnusedIndexes)
{
    private const string Counted = "greatest((select stats_reset from pg_stat_database where datname = current_database()), pg_postmaster_start_time())";

    private static readonly IReadOnlyList<VersionedSql> Unread =
        [VersionedSql.Until(15, "s.idx_scan = 0"), VersionedSql.Since(16, "(s.idx_scan = 0 or s.last_idx_scan < clock_timestamp() - interval '90 days')")];

    private static readonly IReadOnlyList<VersionedSql> Since = [VersionedSql.Until(15, Counted), VersionedSql.Since(16, $"coalesce(s.last_idx_scan, {Counted})")];

    public override bool IsPerDatabase => true;

    // A crash loses the counters, so they are no older than the server; from 16 on it tells when an index was last read. The index of a partition cannot be dropped alone.
    // Its size is what the last vacuum or analyze has seen: measuring would wait behind a lock.
    public override string? Sql(DatabaseInstance instance)
    {
        if (IsReplica(instance))
            return null;
        var (unread, since) = (VersionedSql.For(Unread, instance.VersionNumber), VersionedSql.For(Since, instance.VersionNumber));
        return $"""
            select current_database()::text, s.schemaname::text, s.relname::text, s.indexrelname::text, c.relpages::int8 * current_setting('block_size')::int8, {since}, clock_timestamp()
            from pg_stat_user_indexes s join pg_index i on i.indexrelid = s.indexrelid join pg_class c on c.oid = s.indexrelid
            where {unread} and i.indisvalid and not i.indisunique and not i.indisexclusion and not i.indisreplident and not c.relispartition
              and c.relpages::int8 * current_setting('block_size')::int8 > {Written(instance.BoundsOf(DatabaseThresholds.UnusedIndexes).Yellow)}
            order by 5 desc limit {Most}
            """;
    }

    public override HealthCheck Judge(IReadOnlyList<Index> facts, DatabaseInstance instance) => IsReplica(instance) ? Says(LightColour.Green, Phrase.Of("health.unusedIndexes.replica")) : Found(facts
        .Where(f => f.Bytes > instance.BoundsOf(DatabaseThresholds.UnusedIndexes).Yellow)
        .Select(f => (Index: f, IsYoung: (f.Now - f.UnreadSince).TotalDays < youngDays))
        .Select(f => new HealthFinding(f.IsYoung ? LightColour.Green : instance.BoundsOf(DatabaseThresholds.UnusedIndexes).ColourOf(f.Index.Bytes),
            Phrase.Of("health.unusedIndexes.row", ("index", $"{f.Index.Schema}.{f.Index.Name}"), ("table", f.Index.Table), ("indexBytes", f.Index.Bytes), ("since", f.Index.UnreadSince)),
            f.IsYoung ? null : $"drop index concurrently {SqlName.Quote(f.Index.Schema)}.{SqlName.Quote(f.Index.Name)}; -- unless a replica reads it", f.Index.Database)));

    protected override Index Fact(NpgsqlDataReader rows) =>
        new(rows.GetString(0), rows.GetString(1), rows.GetString(2), rows.GetString(3), rows.GetInt64(4), rows.Time(5) ?? DateTimeOffset.UnixEpoch, rows.Time(6) ?? DateTimeOffset.UnixEpoch);

    /// <summary>A replica has not read what its primary reads, and cannot drop it.</summary>
    private static bool IsReplica(DatabaseInstance instance) => instance.Metrics is { IsReplica: true };

    /// <summary>An index that was not read, its size, and since when that is sure.</summary>
    internal sealed record Index(string Database, string Schema, string Table, string Name, long Bytes, DateTimeOffset UnreadSince, DateTimeOffset Now);
}
