using Npgsql;
using TapBot.Core.Figures;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>Replicas that are behind; on a replica, how far it is itself. An idle primary gives nothing to replay, and that is no lag.</summary>
internal sealed class ReplicationRule() : HealthRule<ReplicationRule.Receiver>("replication", DatabaseThresholds.ReplicaLag, DatabaseThresholds.ReplicaBehind)
{
    public override bool NeedsActivity => true;

    public override string Sql(DatabaseInstance instance)
    {
        var now = instance.Metrics is { IsReplica: true } ? "pg_last_wal_replay_lsn()" : "pg_current_wal_lsn()";
        return $"""
            select concat_ws(' · ', nullif(application_name, ''), host(client_addr)), pg_wal_lsn_diff({now}, replay_lsn)::int8, extract(epoch from replay_lag)::float8, true from pg_stat_replication
            union all
            select '', pg_wal_lsn_diff(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn())::int8, extract(epoch from clock_timestamp() - pg_last_xact_replay_timestamp())::float8,
              exists (select from pg_stat_wal_receiver)
            where pg_is_in_recovery()
            limit {Most}
            """;
    }

    public override HealthCheck Judge(IReadOnlyList<Receiver> facts, DatabaseInstance instance) => Found(facts
        .Where(f => !f.IsFed)
        .Select(_ => new HealthFinding(LightColour.Yellow, Phrase.Of("health.replication.unfed")))
        .Concat(Behind(facts, instance)));

    private static IEnumerable<HealthFinding> Behind(IReadOnlyList<Receiver> facts, DatabaseInstance instance) => facts
        .Select(f => (Receiver: f, Colour: Worse(instance.BoundsOf(DatabaseThresholds.ReplicaBehind).ColourOf(f.Bytes ?? 0), f.IsLate ? instance.BoundsOf(DatabaseThresholds.ReplicaLag).ColourOf(f.Seconds ?? 0) : LightColour.Green)))
        .Where(f => f.Colour is not LightColour.Green)
        .Select(f => new HealthFinding(f.Colour, Phrase.Of(f.Receiver.Who.Length == 0 ? "health.replication.self" : "health.replication.row", ("who", f.Receiver.Who), ("behindBytes", f.Receiver.Bytes), ("behindSeconds", f.Receiver.Seconds))));

    protected override Receiver Fact(NpgsqlDataReader rows) => new(rows.GetString(0), rows.Whole(1), rows.Real(2), rows.GetBoolean(3));

    private static LightColour Worse(LightColour one, LightColour other) => one > other ? one : other;

    /// <summary>Who receives the write-ahead log (empty for this server itself), how far behind it is, and whether anything streams to it.</summary>
    internal sealed record Receiver(string Who, long? Bytes, double? Seconds, bool IsFed = true)
    {
        /// <summary>True when its seconds count: on a replica they grow while the primary is idle, too.</summary>
        public bool IsLate => Who.Length > 0 || Bytes >= DatabaseLights.FewBytes;
    }
}
