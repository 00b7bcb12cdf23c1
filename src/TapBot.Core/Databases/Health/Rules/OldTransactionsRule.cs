namespace TapBot.Core.Databases;

/// <summary>Transactions that are open for long, whatever they do.</summary>
internal sealed class OldTransactionsRule(double yellow = 300, double red = 1800) : LongSessionRule("oldTransactions", "xact_start is not null", "xact_start", yellow, red, "pg_terminate_backend");
