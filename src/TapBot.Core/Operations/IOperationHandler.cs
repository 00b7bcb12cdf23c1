using TapBot.Core.Wording;

namespace TapBot.Core.Operations;

/// <summary>Does the work of one kind of operation. Internal, so that the runner is the only way to it.</summary>
internal interface IOperationHandler<in TOperation>
    where TOperation : IOperation
{
    /// <summary>Finds the target, from what is known without asking the engine; or says why there is none.</summary>
    Resolution Resolve(TOperation operation);

    /// <summary>How long it may take in all.</summary>
    TimeSpan Deadline(TOperation operation);

    /// <summary>Does it and watches the effect.</summary>
    /// <param name="operation">What is asked for.</param>
    /// <param name="progress">Takes what is happening, for whoever watches.</param>
    /// <param name="cancellationToken">Ends at the deadline or when somebody cancels.</param>
    Task<Outcome> RunAsync(TOperation operation, IProgress<Phrase> progress, CancellationToken cancellationToken);
}
