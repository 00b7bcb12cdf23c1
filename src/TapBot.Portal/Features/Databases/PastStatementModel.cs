using TapBot.Core.Databases;

namespace TapBot.Portal.Features.Databases;

/// <summary>A statement that the caller ran.</summary>
/// <param name="Id">Its number: a later one is greater.</param>
/// <param name="Sql">The statement without passwords in it, at most 20,000 characters.</param>
/// <param name="IsCut">True when it was longer.</param>
/// <param name="Database">In which database of the instance.</param>
/// <param name="Mode">read or write.</param>
/// <param name="At">When it was begun the last time, UTC.</param>
/// <param name="Times">How many times in a row, with the same end.</param>
/// <param name="DurationMs">How long it took the last time, in milliseconds.</param>
/// <param name="RowCount">How many rows it changed, or how many came with the first page; null when it did not run to its end.</param>
/// <param name="Outcome">done, rolledBack, failed, cancelled or unknown.</param>
/// <param name="SqlState">PostgreSQL's code of what was wrong; null when the server said nothing.</param>
public sealed record PastStatementModel(
    long Id, string Sql, bool IsCut, string Database, QueryMode Mode, DateTimeOffset At, int Times, double DurationMs, long? RowCount, StatementOutcome Outcome, string? SqlState)
{
    /// <summary>A statement for the wire.</summary>
    public static PastStatementModel Of(PastStatement past) => new(
        past.Id, past.Text, past.IsCut, past.Database, past.Mode, past.At, past.Times, past.Took.TotalMilliseconds, past.Rows, past.Outcome, past.SqlState);
}
