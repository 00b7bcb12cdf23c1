using TapBot.Core.Operations;
using TapBot.Core.Wording;

namespace TapBot.Core.Monitoring;

internal sealed class ChangeCheckHandler(CheckOperation checks) : IOperationHandler<ChangeCheck>
{
    public Resolution Resolve(ChangeCheck operation) => checks.ResolveChanged(operation.Check, operation.Asks);

    public TimeSpan Deadline(ChangeCheck operation) => CheckOperation.UntilLooked(operation.Asks);

    public Task<Outcome> RunAsync(ChangeCheck operation, IProgress<Phrase> progress, CancellationToken cancellationToken) => checks.KeepAsync(operation.Check, operation.Asks!, isNew: false, progress, cancellationToken);
}
