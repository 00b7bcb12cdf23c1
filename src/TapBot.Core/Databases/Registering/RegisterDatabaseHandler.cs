using TapBot.Core.Operations;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

internal sealed class RegisterDatabaseHandler(DatabaseRegistrar registrar) : IOperationHandler<RegisterDatabase>
{
    public Resolution Resolve(RegisterDatabase operation) => registrar.Resolve(operation.Database, isNew: true);

    public TimeSpan Deadline(RegisterDatabase operation) => DatabaseRegistrar.Longest;

    public Task<Outcome> RunAsync(RegisterDatabase operation, IProgress<Phrase> progress, CancellationToken cancellationToken) =>
        registrar.KeepAsync(operation.Database, operation.Connection, isNew: true, operation.EvenIfUnreachable, progress, cancellationToken);
}
