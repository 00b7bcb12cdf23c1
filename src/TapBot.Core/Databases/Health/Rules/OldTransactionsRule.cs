namespace TapBot.Core.Databases;

/// <summary>Transactions that are open for long, whatever they do.</summary>
internal sealed class OldTransactionsRule() : LongSessionRule("oldTransactions", DatabaseThresholds.OldestTransaction, "xact_start is not null", "xact_start", "pg_terminate_backend");
