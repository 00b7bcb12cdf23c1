using Npgsql;
using TapBot.Core.Figures;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>Large indexes that nothing has read since the counters began. Those that guard something (unique, exclusion, replica identity) have their use unread.</summary>
internal sealed class UnusedIndexesRule() : HealthRule<UnusedIndexesRule.Index>("unusedIndexes")
{
    private const long Large = 10L << 20;

    /// <summary>Counters younger than this say too little for more than a hint.</summary>
    private static readonly TimeSpan Young = TimeSpan.FromDays(7);

    public override bool IsPerDatabase => true;

    // Its size is what the last vacuum or analyze has seen: measuring would wait behind a lock.
    public override string? Sql(DatabaseInstance instance) => IsReplica(instance) ? null : $"""
        select current_database()::text, s.schemaname::text, s.relname::text, s.indexrelname::text, c.relpages::int8 * current_setting('block_size')::int8,
          (select stats_reset from pg_stat_database where datname = current_database()), clock_timestamp()
        from pg_stat_user_indexes s join pg_index i on i.indexrelid = s.indexrelid join pg_class c on c.oid = s.indexrelid
        where s.idx_scan = 0 and i.indisvalid and not i.indisunique and not i.indisexclusion and not i.indisreplident
          and c.relpages::int8 * current_setting('block_size')::int8 >= {Large}
        order by 5 desc limit {Most}
        """;

    public override HealthCheck Judge(IReadOnlyList<Index> facts, DatabaseInstance instance) => IsReplica(instance) ? Says(LightColour.Green, Phrase.Of("health.unusedIndexes.replica")) : Found(facts
        .Where(f => f.Bytes >= Large)
        .Select(f => new HealthFinding(f.CountedSince is { } since && f.Now - since < Young ? LightColour.Green : LightColour.Yellow,
            Phrase.Of(f.CountedSince is null ? "health.unusedIndexes.ever" : "health.unusedIndexes.row", ("index", $"{f.Schema}.{f.Name}"), ("table", f.Table), ("indexBytes", f.Bytes), ("since", f.CountedSince)),
            $"drop index concurrently {SqlName.Quote(f.Schema)}.{SqlName.Quote(f.Name)}; -- unless a replica reads it", f.Database)));

    protected override Index Fact(NpgsqlDataReader rows) =>
        new(rows.GetString(0), rows.GetString(1), rows.GetString(2), rows.GetString(3), rows.GetInt64(4), rows.Time(5), rows.Time(6) ?? DateTimeOffset.UnixEpoch);

    /// <summary>A replica has not read what its primary reads, and cannot drop it.</summary>
    private static bool IsReplica(DatabaseInstance instance) => instance.Metrics is { IsReplica: true };

    /// <summary>An index that was not read, its size, and since when that is counted.</summary>
    internal sealed record Index(string Database, string Schema, string Table, string Name, long Bytes, DateTimeOffset? CountedSince, DateTimeOffset Now);
}
