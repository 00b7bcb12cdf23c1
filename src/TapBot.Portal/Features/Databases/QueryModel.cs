using TapBot.Core.Databases;
using TapBot.Portal.Features.Operations;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Databases;

/// <summary>What came of statements.</summary>
/// <param name="Role">As whom they ran.</param>
/// <param name="IsSuperuser">True when that role may do everything.</param>
/// <param name="Database">In which database.</param>
/// <param name="End">read, committed, rolledBack or unknown.</param>
/// <param name="EndError">Why the transaction did not end as it should; null when it did.</param>
/// <param name="Results">One for each statement up to the first that failed.</param>
public sealed record QueryModel(string Role, bool IsSuperuser, string Database, QueryEnd End, Statement? EndError, IReadOnlyList<QueryResultModel> Results)
{
    /// <summary>A run for the wire.</summary>
    public static QueryModel Of(Texts texts, QueryRun run, IEnumerable<QueryResult> results) => new(
        run.Identity.Role, run.Identity.IsSuperuser, run.Identity.Database, run.End ?? QueryEnd.Unknown, run.EndError is { } error ? Statement.Of(texts, error.Reason) : null,
        [.. results.Select(r => QueryResultModel.Of(texts, r))]);
}
