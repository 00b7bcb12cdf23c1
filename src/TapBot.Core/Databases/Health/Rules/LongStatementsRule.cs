namespace TapBot.Core.Databases;

/// <summary>Statements that run for long.</summary>
internal sealed class LongStatementsRule() : LongSessionRule("longStatements", "state = 'active'", "query_start", 60, 300, "pg_cancel_backend");
