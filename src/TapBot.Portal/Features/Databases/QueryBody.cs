using TapBot.Core.Databases;

namespace TapBot.Portal.Features.Databases;

/// <summary>Statements to run.</summary>
/// <param name="Sql">One statement or several, with semicolons between them.</param>
/// <param name="Database">In which database of the instance; by default that of the log-in.</param>
/// <param name="Mode">read (the default) or write.</param>
/// <param name="Limit">Most rows of each result, 1 to 1,000.</param>
/// <param name="RollBack">True to undo everything at the end: it shows what would be changed.</param>
/// <param name="Confirm">The name of what a statement drops, empties or changes as a whole.</param>
/// <param name="ConfirmAll">The same for a script in which several statements do so: all their names, in any order.</param>
public sealed record QueryBody(string Sql, string? Database = null, QueryMode Mode = QueryMode.Read, int? Limit = null, bool RollBack = false, string? Confirm = null, IReadOnlyList<string>? ConfirmAll = null)
{
    /// <summary>What is asked for, cut into its statements.</summary>
    internal QueryRequest ToRequest() => new(SqlScript.Split(Sql ?? ""), Database, Mode)
    {
        Rows = Limit ?? QueryLimits.Rows,
        RollBack = RollBack,
        Confirmed = [.. ConfirmAll ?? [], .. Confirm is { } name ? [name] : Array.Empty<string>()],
    };
}
