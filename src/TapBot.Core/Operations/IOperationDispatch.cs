using Microsoft.Extensions.DependencyInjection;
using TapBot.Core.Wording;

namespace TapBot.Core.Operations;

/// <summary>A handler with its operation's type taken away, so that the runner can hold all of them alike.</summary>
internal interface IOperationDispatch
{
    Resolution Resolve(IOperation operation);

    TimeSpan Deadline(IOperation operation);

    Task<Outcome> RunAsync(IOperation operation, IProgress<Phrase> progress, CancellationToken cancellationToken);

    /// <summary>The dispatch of an operation type; its handler must be registered.</summary>
    static IOperationDispatch For(Type operation, IServiceProvider services) =>
        (IOperationDispatch)ActivatorUtilities.CreateInstance(services, typeof(OperationDispatch<>).MakeGenericType(operation));
}
