namespace TapBot.Core.Databases;

/// <summary>Transactions that wait for their client: they keep locks and dead rows. A cancel does nothing to them.</summary>
internal sealed class IdleInTransactionRule(double yellow = 60, double red = 600)
    : LongSessionRule("idleInTransaction", "state like 'idle in transaction%'", "state_change", yellow, red, "pg_terminate_backend");
