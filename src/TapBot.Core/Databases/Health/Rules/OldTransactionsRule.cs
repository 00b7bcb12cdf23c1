namespace TapBot.Core.Databases;

/// <summary>Transactions that are open for long, whatever they do.</summary>
internal sealed class OldTransactionsRule() : LongSessionRule("oldTransactions", "xact_start is not null", "xact_start", 300, 1800, "pg_terminate_backend");
