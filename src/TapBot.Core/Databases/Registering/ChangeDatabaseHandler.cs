using TapBot.Core.Operations;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

internal sealed class ChangeDatabaseHandler(DatabaseRegistrar registrar) : IOperationHandler<ChangeDatabase>
{
    public Resolution Resolve(ChangeDatabase operation) => registrar.Resolve(operation.Database, isNew: false);

    public TimeSpan Deadline(ChangeDatabase operation) => DatabaseRegistrar.Longest;

    public Task<Outcome> RunAsync(ChangeDatabase operation, IProgress<Phrase> progress, CancellationToken cancellationToken) =>
        registrar.KeepAsync(operation.Database, operation.Connection, isNew: false, operation.EvenIfUnreachable, progress, cancellationToken);
}
