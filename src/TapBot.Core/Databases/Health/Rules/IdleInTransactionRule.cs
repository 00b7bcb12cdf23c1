namespace TapBot.Core.Databases;

/// <summary>Transactions that wait for their client: they keep locks and dead rows. A cancel does nothing to them.</summary>
internal sealed class IdleInTransactionRule() : LongSessionRule("idleInTransaction", DatabaseThresholds.IdleInTransaction, "state like 'idle in transaction%'", "state_change", "pg_terminate_backend");
