using Npgsql;
using TapBot.Core.Figures;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>Replication slots that nobody reads, that keep much write-ahead log, or that have lost what they were to keep.</summary>
internal sealed class SlotsRule() : HealthRule<SlotsRule.Slot>("slots", DatabaseThresholds.SlotKept)
{
    /// <summary>After so many seconds the reader of a slot is not only being started again.</summary>
    private const double Left = 30 * 60;

    private static readonly IReadOnlyList<VersionedSql> Idle = [VersionedSql.Until(16, "null::float8"), VersionedSql.Since(17, "extract(epoch from clock_timestamp() - inactive_since)::float8")];
    private static readonly IReadOnlyList<VersionedSql> Own = [VersionedSql.Until(16, "true"), VersionedSql.Since(17, "not synced")];

    // What a replica copies from its primary is not its own to drop.
    public override string Sql(DatabaseInstance instance)
    {
        var now = instance.Metrics is { IsReplica: true } ? "pg_last_wal_replay_lsn()" : "pg_current_wal_lsn()";
        var (idle, own) = (VersionedSql.For(Idle, instance.VersionNumber), VersionedSql.For(Own, instance.VersionNumber));
        return $"""
            select slot_name::text, active, pg_wal_lsn_diff({now}, restart_lsn)::int8, wal_status, format('select pg_drop_replication_slot(%L);', slot_name), {idle}
            from pg_replication_slots where {own} order by 3 desc nulls last limit {Most}
            """;
    }

    public override HealthCheck Judge(IReadOnlyList<Slot> facts, DatabaseInstance instance) => Found(facts.Select(f => FindingOf(f, instance.BoundsOf(DatabaseThresholds.SlotKept).ColourOf(f.Kept ?? 0))).OfType<HealthFinding>());

    /// <summary>What is wrong with a slot; one that nobody reads is red already where another one is yellow.</summary>
    private static HealthFinding? FindingOf(Slot slot, LightColour kept) => slot switch
    {
        { Status: "lost" } => new(LightColour.Red, Phrase.Of("health.slots.lost", ("slot", slot.Name)), slot.Drop),
        { Status: "unreserved" } => new(LightColour.Red, Phrase.Of("health.slots.unreserved", ("slot", slot.Name), ("keptBytes", slot.Kept)), slot.IsActive ? null : slot.Drop),
        { IsActive: false } => new(kept > LightColour.Green ? LightColour.Red : LightColour.Yellow, Phrase.Of("health.slots.inactive", ("slot", slot.Name), ("keptBytes", slot.Kept)), (slot.IdleSeconds is { } idle ? idle > Left : kept > LightColour.Green) ? slot.Drop : null),
        _ => kept > LightColour.Green ? new(kept, Phrase.Of("health.slots.kept", ("slot", slot.Name), ("keptBytes", slot.Kept))) : null,
    };

    protected override Slot Fact(NpgsqlDataReader rows) => new(rows.GetString(0), rows.GetBoolean(1), rows.Whole(2), rows.Text(3), rows.GetString(4), rows.Real(5));

    /// <summary>A slot, the SQL that drops it, and for how long nobody reads it; null when the server does not tell.</summary>
    internal sealed record Slot(string Name, bool IsActive, long? Kept, string? Status, string Drop, double? IdleSeconds = null);
}
