using TapBot.Core.Operations;
using TapBot.Core.Wording;

namespace TapBot.Core.Containers;

internal sealed class ResumeContainerHandler(ContainerOperation containers) : IOperationHandler<ResumeContainer>
{
    public Resolution Resolve(ResumeContainer operation) => containers.Resolve(
        operation.Server, operation.Container, static c => c.State == ContainerState.Paused ? null : "containers.resume.notPaused");

    public TimeSpan Deadline(ResumeContainer operation) => ContainerOperation.Showing * 2;

    public async Task<Outcome> RunAsync(ResumeContainer operation, IProgress<Phrase> progress, CancellationToken cancellationToken)
    {
        var (after, broken) = await containers.PerformAsync(
            operation.Server, operation.Container,
            (engine, container) => engine.ResumeAsync(container.Id, cancellationToken),
            static (_, now) => now is not { State: ContainerState.Paused },
            cancellationToken);
        return broken ?? (after is { State: ContainerState.Running }
            ? new Outcome.Done(Phrase.Of("containers.resume.done"))
            : new Outcome.Failed(Phrase.Of("containers.endedMeanwhile", ("exitCode", after?.ExitCode))));
    }
}
