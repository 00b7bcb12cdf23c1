using System.Globalization;
using Npgsql;
using TapBot.Core.Figures;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>How full the shared lock table is (max_locks_per_transaction for every session that may be). Full means errors for everybody.</summary>
internal sealed class LockTableRule() : HealthRule<LockTableRule.Use>("lockTable", DatabaseThresholds.LockTable)
{
    // Those of serializable transactions stand in a table of their own.
    public override string Sql(DatabaseInstance instance) => """
        select (select count(*) from pg_locks where not fastpath and mode <> 'SIReadLock'),
          current_setting('max_locks_per_transaction')::int8 * (current_setting('max_connections')::int8 + current_setting('max_prepared_transactions')::int8),
          current_setting('max_locks_per_transaction')::int8
        """;

    public override HealthCheck Judge(IReadOnlyList<Use> facts, DatabaseInstance instance)
    {
        if (facts is not [{ Size: > 0 } use, ..])
            return Says(LightColour.Unknown, Phrase.Of("health.noFigures"));
        var share = (double)use.Taken / use.Size;
        return Says(instance.BoundsOf(DatabaseThresholds.LockTable).ColourOf(share), Phrase.Of("health.lockTable", ("taken", use.Taken), ("size", use.Size)),
            string.Create(CultureInfo.InvariantCulture, $"alter system set max_locks_per_transaction = {use.PerTransaction * 2}; -- takes effect after a restart"));
    }

    protected override Use Fact(NpgsqlDataReader rows) => new(rows.GetInt64(0), rows.GetInt64(1), rows.GetInt64(2));

    /// <summary>Locks that stand in it, how many it has room for, and max_locks_per_transaction.</summary>
    internal sealed record Use(long Taken, long Size, long PerTransaction);
}
