using TapBot.Core.Operations;
using TapBot.Core.Wording;

namespace TapBot.Core.Monitoring;

internal sealed class AddCheckHandler(CheckOperation checks) : IOperationHandler<AddCheck>
{
    public Resolution Resolve(AddCheck operation) => checks.ResolveNew(operation.Check, operation.Asks);

    public TimeSpan Deadline(AddCheck operation) => CheckOperation.UntilLooked(operation.Asks);

    public Task<Outcome> RunAsync(AddCheck operation, IProgress<Phrase> progress, CancellationToken cancellationToken) => checks.KeepAsync(operation.Check, operation.Asks!, isNew: true, progress, cancellationToken);
}
