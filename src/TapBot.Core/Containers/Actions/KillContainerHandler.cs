using TapBot.Core.Operations;
using TapBot.Core.Wording;

namespace TapBot.Core.Containers;

internal sealed class KillContainerHandler(ContainerOperation containers) : IOperationHandler<KillContainer>
{
    private static readonly string[] Known = ["SIGKILL", "SIGTERM", "SIGINT", "SIGQUIT", "SIGHUP", "SIGUSR1", "SIGUSR2"];

    public Resolution Resolve(KillContainer operation) =>
        Known.Contains(operation.Signal)
            ? containers.Resolve(operation.Server, operation.Container, static c => c.IsAlive || c.State == ContainerState.Restarting ? null : "containers.kill.notRunning")
            : new Outcome.Refused(Refusal.BadArgument, Phrase.Of("containers.kill.signal", ("signal", operation.Signal), ("legal", string.Join(", ", Known))));

    public TimeSpan Deadline(KillContainer operation) => ContainerOperation.Showing * 2;

    public async Task<Outcome> RunAsync(KillContainer operation, IProgress<Phrase> progress, CancellationToken cancellationToken)
    {
        // Only SIGKILL cannot be ignored: what another signal does is for the process to decide, so that the engine's yes is all there is to see.
        var ends = operation.Signal == "SIGKILL";
        var (after, broken) = await containers.PerformAsync(
            operation.Server, operation.Container,
            (engine, container) => engine.KillAsync(container.Id, operation.Signal, cancellationToken),
            (before, now) => !ends || now is not { IsAlive: true } || now.StartedAt != before.StartedAt,
            cancellationToken);
        if (broken is not null)
            return broken;
        return new Outcome.Done(
            !ends ? Phrase.Of("containers.kill.sent", ("signal", operation.Signal))
            : after is { IsAlive: true } ? Phrase.Of("containers.kill.restarted", ("startedAt", after.StartedAt))
            : Phrase.Of("containers.kill.done", ("exitCode", after?.ExitCode)));
    }
}
