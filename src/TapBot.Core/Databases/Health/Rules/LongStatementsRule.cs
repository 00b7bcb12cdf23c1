namespace TapBot.Core.Databases;

/// <summary>Statements that run for long.</summary>
internal sealed class LongStatementsRule(double yellow = 60, double red = 300) : LongSessionRule("longStatements", "state = 'active'", "query_start", yellow, red, "pg_cancel_backend");
