using TapBot.Core.Operations;
using TapBot.Core.Wording;

namespace TapBot.Core.Containers;

internal sealed class PauseContainerHandler(ContainerOperation containers) : IOperationHandler<PauseContainer>
{
    public Resolution Resolve(PauseContainer operation) => containers.Resolve(
        operation.Server, operation.Container, static c => c.State == ContainerState.Running ? null : "containers.pause.notRunning");

    public TimeSpan Deadline(PauseContainer operation) => ContainerOperation.Showing * 2;

    public async Task<Outcome> RunAsync(PauseContainer operation, IProgress<Phrase> progress, CancellationToken cancellationToken)
    {
        var (after, broken) = await containers.PerformAsync(
            operation.Server, operation.Container,
            (engine, container) => engine.PauseAsync(container.Id, cancellationToken),
            static (_, now) => now is not { State: ContainerState.Running },
            cancellationToken);
        return broken ?? (after is { State: ContainerState.Paused }
            ? new Outcome.Done(Phrase.Of("containers.pause.done"))
            : new Outcome.Failed(Phrase.Of("containers.endedMeanwhile", ("exitCode", after?.ExitCode))));
    }
}
