using Npgsql;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>Who keeps vacuum from taking away dead rows: sessions, slots, prepared transactions and replicas with an old xmin. A session that only waits after a write has no snapshot, but its own transaction is as old.</summary>
internal sealed class HorizonRule() : HealthRule<HorizonRule.Holder>("horizon", DatabaseThresholds.Horizon)
{
    public override bool NeedsActivity => true;

    // Vacuum does not hold up itself: those that run it are none.
    public override string Sql(DatabaseInstance instance) => $"""
        select * from (
          select 'session' as kind, concat_ws(' · ', pid, usename, nullif(application_name, ''), datname) as who, greatest(age(backend_xid), age(backend_xmin))::int8 as xids,
            format('select pg_terminate_backend(pid) from pg_stat_activity where pid = %s and backend_start = %L;', pid, backend_start) as remedy
          from pg_stat_activity
          where coalesce(backend_xid, backend_xmin) is not null and backend_type not in ('walsender', 'autovacuum worker') and pid <> pg_backend_pid()
            and pid not in (select v.pid from pg_stat_progress_vacuum v)
          union all
          select 'slot', slot_name::text, greatest(age(xmin), age(catalog_xmin))::int8, format('select pg_drop_replication_slot(%L);', slot_name) from pg_replication_slots
          union all
          select 'prepared', gid, age(transaction)::int8, format('rollback prepared %L;', gid) from pg_prepared_xacts
          union all
          select 'replica', concat_ws(' · ', nullif(application_name, ''), host(client_addr)), age(backend_xmin)::int8, null from pg_stat_replication) holders
        where xids > {Written(instance.BoundsOf(DatabaseThresholds.Horizon).Yellow)} order by xids desc limit {Most}
        """;

    public override HealthCheck Judge(IReadOnlyList<Holder> facts, DatabaseInstance instance) => Found(facts
        .Where(f => f.Age > instance.BoundsOf(DatabaseThresholds.Horizon).Yellow)
        .Select(f => new HealthFinding(instance.BoundsOf(DatabaseThresholds.Horizon).ColourOf(f.Age), Said(f), f.Remedy)));

    protected override Holder Fact(NpgsqlDataReader rows) => new(rows.GetString(0), rows.GetString(1), rows.GetInt64(2), rows.Text(3));

    private static Phrase Said(Holder holder)
    {
        (string, object?)[] about = [("who", holder.Who), ("age", holder.Age)];
        return holder.Kind switch
        {
            "slot" => Phrase.Of("health.horizon.slot", about),
            "prepared" => Phrase.Of("health.horizon.prepared", about),
            "replica" => Phrase.Of("health.horizon.replica", about),
            _ => Phrase.Of("health.horizon.session", about),
        };
    }

    /// <summary>Who holds it, since how many transactions, and the SQL that lets go.</summary>
    internal sealed record Holder(string Kind, string Who, long Age, string? Remedy);
}
