using TapBot.Core.Operations;
using TapBot.Core.Wording;

namespace TapBot.Core.Monitoring;

internal sealed class RemoveCheckHandler(CheckOperation checks) : IOperationHandler<RemoveCheck>
{
    public Resolution Resolve(RemoveCheck operation) => checks.ResolveOwn(operation.Check);

    public TimeSpan Deadline(RemoveCheck operation) => CheckOperation.Longest;

    public Task<Outcome> RunAsync(RemoveCheck operation, IProgress<Phrase> progress, CancellationToken cancellationToken) => checks.RemoveAsync(operation.Check, cancellationToken);
}
