using TapBot.Core.Operations;
using TapBot.Core.Wording;

namespace TapBot.Core.Containers;

internal sealed class StartContainerHandler(ContainerOperation containers, ContainerRise rise) : IOperationHandler<StartContainer>
{
    public Resolution Resolve(StartContainer operation) => containers.Resolve(operation.Server, operation.Container, static c => c.State switch
    {
        ContainerState.Running or ContainerState.Restarting => "containers.start.running",
        ContainerState.Paused => "containers.start.paused",
        ContainerState.Removing or ContainerState.Dead => "containers.gone",
        _ => null,
    });

    public TimeSpan Deadline(StartContainer operation) => ContainerRise.Longest;

    public async Task<Outcome> RunAsync(StartContainer operation, IProgress<Phrase> progress, CancellationToken cancellationToken)
    {
        progress.Report(Phrase.Of("containers.start.running.now"));
        var (after, broken) = await containers.PerformAsync(
            operation.Server, operation.Container,
            (engine, container) => engine.StartAsync(container.Id, cancellationToken),
            static (before, now) => now is null || (now.StartedAt is { } started && started != before.StartedAt),
            cancellationToken);
        return broken ?? await rise.WatchAsync("containers.start", after, progress, cancellationToken);
    }
}
