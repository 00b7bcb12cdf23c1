namespace TapBot.Core.Databases;

/// <summary>What somebody wants to be run.</summary>
/// <param name="Statements">In their order; the first one that fails ends the run.</param>
/// <param name="Database">In which database; null for that of the log-in.</param>
/// <param name="Mode">As whom.</param>
public sealed record QueryRequest(IReadOnlyList<SqlStatement> Statements, string? Database = null, QueryMode Mode = QueryMode.Read)
{
    /// <summary>True for the one statement that the server refuses inside of a transaction: it runs without one, and cannot be undone.</summary>
    internal bool RunsAlone => Mode == QueryMode.Write && Statements is [var only] && SqlReading.Of(only.Text).NeedsNoTransaction;

    /// <summary>Most rows of a page, 1 to <see cref="QueryLimits.Rows"/>.</summary>
    public int Rows { get; init; } = QueryLimits.Rows;

    /// <summary>True to undo everything at the end: it shows what would be changed.</summary>
    public bool RollBack { get; init; }

    /// <summary>The names that were typed for statements which cannot be taken back.</summary>
    public IReadOnlyList<string> Confirmed { get; init; } = [];

    /// <summary>The database's own number as it was when the page was opened; another one means that the name was given to another database since. Null: not looked at.</summary>
    public long? Oid { get; init; }
}
