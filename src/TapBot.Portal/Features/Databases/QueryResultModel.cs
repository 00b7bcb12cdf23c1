using TapBot.Core.Databases;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Databases;

/// <summary>What came of one statement.</summary>
/// <param name="Sql">The statement.</param>
/// <param name="Columns">The columns; empty when it yields no rows.</param>
/// <param name="Rows">The first rows, each with one text per column as the server writes it; null is NULL.</param>
/// <param name="RowCount">How many rows it changed, or how many are here.</param>
/// <param name="Truncated">True when there are more rows, or when a value was cut after 256 thousand characters.</param>
/// <param name="DurationMs">How long it took, in milliseconds.</param>
/// <param name="Notices">What the server said besides.</param>
/// <param name="Error">Why it failed; null when it did not.</param>
public sealed record QueryResultModel(
    string Sql, IReadOnlyList<QueryColumn> Columns, IReadOnlyList<IReadOnlyList<string?>> Rows, long RowCount, bool Truncated, double DurationMs, IReadOnlyList<string> Notices, QueryErrorModel? Error)
{
    /// <summary>A result for the wire.</summary>
    public static QueryResultModel Of(Texts texts, QueryResult result) => new(
        result.Statement.Text, result.Columns, result.Page.Rows, result.Affected ?? result.Page.Rows.Count, result.Page.HasMore || result.Page.Cut.Count > 0,
        Math.Round(result.Took.TotalMilliseconds, 2), result.Notices, result.Error is { } error ? QueryErrorModel.Of(texts, error) : null);
}
