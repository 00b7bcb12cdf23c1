namespace TapBot.Core.Databases;

/// <summary>
/// Puts together what a run did, for the history of whoever ran it: one entry for each statement, since each ends by itself, is looked for by itself and is put back by itself.
/// </summary>
internal sealed class PastRun(PastWriter writer, Actor actor, DatabaseInstance instance, QueryRequest request, QueryIdentity identity, TimeProvider time)
{
    private readonly List<PastEntry> entries = [];

    /// <summary>A statement has come to its end, whichever.</summary>
    public void Add(QueryResult result)
    {
        var error = result.Error;
        entries.Add(new PastEntry(result.Statement.Text, time.GetUtcNow() - result.Took, result.Took, error is null ? result.Affected ?? result.Page.Rows.Count : null, OutcomeOf(error), error?.SqlState));
    }

    /// <summary>The run is over; it does not wait until that is written down.</summary>
    /// <param name="end">How its transaction ended; null when nobody saw to its end, and so nothing of it is kept.</param>
    public void Close(QueryEnd? end)
    {
        if (entries.Count == 0)
            return;
        var done = end == QueryEnd.Unknown ? StatementOutcome.Unknown
            : request.Mode == QueryMode.Write && !request.RunsAlone && end != QueryEnd.Committed ? StatementOutcome.RolledBack
            : StatementOutcome.Done;
        writer.Remember(new PastBatch(actor, instance.Name, identity.Database, request.Mode, [.. entries.Select(e => e.Outcome == StatementOutcome.Done ? e with { Outcome = done } : e)]));
        entries.Clear();
    }

    private static StatementOutcome OutcomeOf(QueryError? error) => error switch
    {
        null => StatementOutcome.Done,
        { IsDenied: true } or { Reason.Code: "console.error.cancelled" } => StatementOutcome.Cancelled,
        { SqlState: null } => StatementOutcome.Unknown,
        _ => StatementOutcome.Failed,
    };
}
