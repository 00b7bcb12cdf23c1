using TapBot.Core.Access;
using TapBot.Core.Operations;
using TapBot.Core.Wording;

namespace TapBot.Core.Containers;

/// <summary>What all operations on one container share: finding it, guarding the portal's own, waiting until the engine shows the effect.</summary>
internal sealed class ContainerOperation(FleetBroadcast fleet, Engines engines, GuardedContainers guarded, TimeProvider time)
{
    /// <summary>How long the engine may take to show an effect after it has said yes.</summary>
    public static readonly TimeSpan Showing = TimeSpan.FromSeconds(15);

    public TimeProvider Time => time;

    /// <summary>The target, with a reason against it when its state forbids the operation.</summary>
    public Resolution Resolve(ServerName server, ContainerName name, Func<Container, string?> forbids)
    {
        if (!fleet.Current.Servers.TryGetValue(server, out var engine))
            return new Outcome.Refused(Refusal.NotFound, Phrase.Of("servers.notFound", ("server", server.Value)));
        var missing = Phrase.Of("containers.notFound", ("container", name.Value), ("server", server.Value));
        if (engine.Find(name) is not { } container)
        {
            return engine.Server.IsLive
                ? new Outcome.Refused(Refusal.NotFound, missing)
                : new Outcome.Refused(Refusal.Unavailable, Phrase.Of("engine.lost", ("server", server.Value)));
        }
        var target = new OperationTarget(container.Name, container.Scope, guarded.WarningFor(container), missing);
        if (engines[server].ReadOnly is { } why)
            return Resolution.Against(target, new Outcome.Refused(Refusal.WrongState, why));
        return engine.Server.IsLive
            ? forbids(container) is { } code
                ? Resolution.Against(target, new Outcome.Refused(Refusal.WrongState, Phrase.Of(code, ("container", container.Name), ("state", container.State.ToString()))))
                : target
            : Resolution.Against(target, new Outcome.Refused(Refusal.Unavailable, Phrase.Of("engine.lost", ("server", server.Value))));
    }

    /// <summary>
    /// Tells the engine and waits until the list, which follows the engine's events, shows what is asked for.
    /// A container that is gone meanwhile is handed over as null.
    /// </summary>
    public async Task<(Container? After, Outcome? Broken)> PerformAsync(
        ServerName server, ContainerName name, Func<IContainerEngine, Container, Task> tell, Func<Container, Container?, bool> shown, CancellationToken cancellationToken)
    {
        await using var subscription = fleet.Subscribe();
        if (subscription.Initial.Find(server, name) is not { } before)
            return (null, new Outcome.Failed(Phrase.Of("containers.notFound", ("container", name.Value), ("server", server.Value))));
        try
        {
            await tell(engines[server], before);
        }
        catch (EngineException said)
        {
            return (before, said.Fault == EngineFault.Unreachable
                ? new Outcome.Unknown(Phrase.Of("operations.engineLost", ("why", said.Reason.Code), ("server", server.Value)))
                : new Outcome.Failed(said.Reason));
        }
        using var late = new CancellationTokenSource(Showing, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            var after = await subscription.UntilAsync(f => shown(before, f.Find(before.Key)), either.Token);
            return (after.Find(before.Key), null);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            var now = fleet.Current.Find(before.Key);
            return (now, new Outcome.Unknown(Phrase.Of("operations.notShown", ("seconds", (long)Showing.TotalSeconds), ("state", (now?.State ?? ContainerState.Unknown).ToString()))));
        }
    }

    /// <summary>Waits until the list shows something, at most so long; null when it did not come.</summary>
    public async Task<Container?> WaitAsync(ContainerKey key, Func<Container?, bool> shown, TimeSpan most, CancellationToken cancellationToken)
    {
        await using var subscription = fleet.Subscribe();
        using var late = new CancellationTokenSource(most, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            return (await subscription.UntilAsync(f => shown(f.Find(key)), either.Token)).Find(key);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    public Container? Now(ContainerKey key) => fleet.Current.Find(key);
}
