using TapBot.Core.Operations;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

internal sealed class TerminateSessionHandler(SessionOperation sessions) : IOperationHandler<TerminateSession>
{
    public Resolution Resolve(TerminateSession operation) => sessions.Resolve(operation.Database, operation.Session);

    public TimeSpan Deadline(TerminateSession operation) => SessionOperation.Longest;

    public Task<Outcome> RunAsync(TerminateSession operation, IProgress<Phrase> progress, CancellationToken cancellationToken)
    {
        progress.Report(Phrase.Of("databases.terminate.running.now"));
        return sessions.PerformAsync(
            operation.Database, operation.Session, "pg_terminate_backend",
            static (before, after) => after is null ? new Outcome.Done(Phrase.Of("databases.terminate.done", ("pid", before.Name), ("user", before.User))) : null,
            cancellationToken);
    }
}
