using TapBot.Core.Wording;

namespace TapBot.Core.Operations;

/// <inheritdoc cref="IOperationDispatch"/>
internal sealed class OperationDispatch<TOperation>(IOperationHandler<TOperation> handler) : IOperationDispatch
    where TOperation : IOperation
{
    public Resolution Resolve(IOperation operation) => handler.Resolve((TOperation)operation);

    public TimeSpan Deadline(IOperation operation) => handler.Deadline((TOperation)operation);

    public Task<Outcome> RunAsync(IOperation operation, IProgress<Phrase> progress, CancellationToken cancellationToken) =>
        handler.RunAsync((TOperation)operation, progress, cancellationToken);
}
