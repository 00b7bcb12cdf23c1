namespace TapBot.Core.Databases;

/// <summary>Statements that run for long.</summary>
internal sealed class LongStatementsRule() : LongSessionRule("longStatements", DatabaseThresholds.LongStatements, "state = 'active'", "query_start", "pg_cancel_backend");
