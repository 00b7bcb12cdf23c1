using TapBot.Core.Operations;
using TapBot.Core.Wording;

namespace TapBot.Core.Containers;

internal sealed class RemoveContainerHandler(ContainerOperation containers) : IOperationHandler<RemoveContainer>
{
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(2);

    public Resolution Resolve(RemoveContainer operation) => containers.Resolve(
        operation.Server, operation.Container,
        c => operation.Force || !(c.IsAlive || c.State == ContainerState.Restarting) ? null : "containers.remove.running");

    public TimeSpan Deadline(RemoveContainer operation) => Most;

    public async Task<Outcome> RunAsync(RemoveContainer operation, IProgress<Phrase> progress, CancellationToken cancellationToken)
    {
        progress.Report(Phrase.Of("containers.remove.running.now"));
        var (_, broken) = await containers.PerformAsync(
            operation.Server, operation.Container,
            (engine, container) => engine.RemoveAsync(container.Id, operation.Force, operation.Volumes, cancellationToken),
            static (_, now) => now is null,
            cancellationToken);
        return broken ?? new Outcome.Done(Phrase.Of("containers.remove.done"));
    }
}
