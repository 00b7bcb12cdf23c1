using TapBot.Core.Operations;
using TapBot.Core.Wording;

namespace TapBot.Core.Containers;

internal sealed class RestartContainerHandler(ContainerOperation containers, ContainerRise rise) : IOperationHandler<RestartContainer>
{
    public Resolution Resolve(RestartContainer operation) =>
        StopTimeout.Refuses(operation.TimeoutSeconds) is { } refused ? refused
        : containers.Resolve(operation.Server, operation.Container, static c => c.State switch
        {
            ContainerState.Paused => "containers.restart.paused",
            ContainerState.Removing or ContainerState.Dead => "containers.gone",
            _ => null,
        });

    public TimeSpan Deadline(RestartContainer operation) => StopTimeout.Most(operation.TimeoutSeconds) + ContainerRise.Longest;

    public async Task<Outcome> RunAsync(RestartContainer operation, IProgress<Phrase> progress, CancellationToken cancellationToken)
    {
        progress.Report(Phrase.Of("containers.restart.running.now"));
        var (after, broken) = await containers.PerformAsync(
            operation.Server, operation.Container,
            (engine, container) => engine.RestartAsync(container.Id, operation.TimeoutSeconds, cancellationToken),
            static (before, now) => now is null || (now.StartedAt is { } started && started != before.StartedAt),
            cancellationToken);
        return broken ?? await rise.WatchAsync("containers.restart", after, progress, cancellationToken);
    }
}
