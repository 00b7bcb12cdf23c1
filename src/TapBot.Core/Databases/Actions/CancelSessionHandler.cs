using TapBot.Core.Operations;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

internal sealed class CancelSessionHandler(SessionOperation sessions) : IOperationHandler<CancelSession>
{
    public Resolution Resolve(CancelSession operation) => sessions.Resolve(operation.Database, operation.Session);

    public TimeSpan Deadline(CancelSession operation) => SessionOperation.Longest;

    public Task<Outcome> RunAsync(CancelSession operation, IProgress<Phrase> progress, CancellationToken cancellationToken)
    {
        progress.Report(Phrase.Of("databases.cancel.running.now"));
        return sessions.PerformAsync(operation.Database, operation.Session, "pg_cancel_backend", Judge, cancellationToken);
    }

    /// <summary>What the server shows after the signal; null while the statement still runs.</summary>
    private static Outcome? Judge(SessionFacts before, SessionFacts? after) => after switch
    {
        null => new Outcome.Done(Phrase.Of("databases.cancel.done.gone", ("pid", before.Name))),
        { IsIdleInTransaction: true } when before.IsIdleInTransaction =>
            new Outcome.Failed(Phrase.Of("databases.cancel.idleInTransaction", ("pid", before.Name), ("seconds", (long)(after.SecondsInState ?? 0)))),
        { State: "idle" } when before.State is "idle" => new Outcome.Failed(Phrase.Of("databases.cancel.idle", ("pid", before.Name))),
        { State: "active" } when after.QueryStart == before.QueryStart => null,
        { State: "active" } => new Outcome.Done(Phrase.Of("databases.cancel.done.next", ("pid", before.Name))),
        { State: { } state } => new Outcome.Done(Phrase.Of("databases.cancel.done", ("pid", before.Name), ("state", state))),
        _ => null,
    };
}
