using TapBot.Core.Operations;
using TapBot.Core.Wording;

namespace TapBot.Core.Containers;

internal sealed class StopContainerHandler(ContainerOperation containers) : IOperationHandler<StopContainer>
{
    public Resolution Resolve(StopContainer operation) =>
        StopTimeout.Refuses(operation.TimeoutSeconds) is { } refused ? refused
        : containers.Resolve(operation.Server, operation.Container, static c => c.State switch
        {
            ContainerState.Created or ContainerState.Exited => "containers.stop.stopped",
            ContainerState.Removing or ContainerState.Dead => "containers.gone",
            _ => null,
        });

    public TimeSpan Deadline(StopContainer operation) => StopTimeout.Most(operation.TimeoutSeconds) + ContainerOperation.Showing;

    public async Task<Outcome> RunAsync(StopContainer operation, IProgress<Phrase> progress, CancellationToken cancellationToken)
    {
        progress.Report(Phrase.Of("containers.stop.running.now"));
        var (after, broken) = await containers.PerformAsync(
            operation.Server, operation.Container,
            (engine, container) => engine.StopAsync(container.Id, operation.TimeoutSeconds, cancellationToken),
            static (_, now) => now is null or { State: ContainerState.Exited },
            cancellationToken);
        return broken ?? new Outcome.Done(after is null
            ? Phrase.Of("containers.stop.removed")
            : Phrase.Of("containers.stop.done", ("finishedAt", after.FinishedAt), ("exitCode", after.ExitCode)));
    }
}
