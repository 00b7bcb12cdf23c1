using TapBot.Core.Databases;

namespace TapBot.Portal.Features.Databases;

/// <summary>A counted statement as the API shows it; counts are since the counters of the server were reset.</summary>
/// <param name="Id">What names it for good; null when the log-in may not see whose it is.</param>
/// <param name="Database">The database it runs in.</param>
/// <param name="User">The role that runs it.</param>
/// <param name="Query">Its text with its values left out, cut after 4,000 characters; null when it may not be seen.</param>
/// <param name="Calls">How often it ran.</param>
/// <param name="TotalTime">The seconds that it ran in all.</param>
/// <param name="Share">The same as a share of all statements, 0 to 1.</param>
/// <param name="MeanTime">The seconds of one run, on average.</param>
/// <param name="Rows">Rows that it gave or changed in all.</param>
/// <param name="CacheHitRatio">Share of blocks found in shared buffers, 0 to 1; null when it asked for none.</param>
/// <param name="TempBytes">Bytes written to temporary files.</param>
public sealed record StatementModel(
    string? Id, string? Database, string? User, string? Query, long Calls, double TotalTime, double Share, double MeanTime, long Rows, double? CacheHitRatio, long TempBytes)
{
    /// <summary>A statement for the wire.</summary>
    public static StatementModel Of(CountedStatement statement, StatementList list) => new(
        statement.Id, statement.Database, statement.User, statement.Text, statement.Calls, statement.Milliseconds / 1000, list.ShareOf(statement), statement.Mean / 1000, statement.Rows,
        statement.CacheHit, statement.TempBytes);
}
