using System.Runtime.CompilerServices;
using TapBot.Core.Access;
using TapBot.Core.Audit;
using TapBot.Core.Streaming;
using TapBot.Core.Wording;

namespace TapBot.Core.Containers;

/// <summary>What may be seen of containers, by whoever asks.</summary>
public sealed class ContainerReader
{
    private readonly AccessGuard guard;
    private readonly FleetBroadcast fleet;
    private readonly Engines engines;
    private readonly IAuditTrail audit;

    internal ContainerReader(AccessGuard guard, FleetBroadcast fleet, Engines engines, IAuditTrail audit) =>
        (this.guard, this.fleet, this.engines, this.audit) = (guard, fleet, engines, audit);

    /// <summary>The containers the actor may see, now.</summary>
    public async ValueTask<Fleet> GetAsync(Actor actor, CancellationToken cancellationToken) =>
        Visible(fleet.Current, await guard.RightsOfAsync(actor, cancellationToken));

    /// <summary>One container, or null when there is none that the actor may see.</summary>
    public async ValueTask<Container?> FindAsync(Actor actor, ServerName server, ContainerName name, CancellationToken cancellationToken)
    {
        var found = fleet.Current.Find(server, name);
        return found is not null && await guard.AllowsAsync(actor, Permission.See, found.Scope, cancellationToken) ? found : null;
    }

    /// <summary>
    /// The containers now and every change after. Rights are looked at with every batch and whenever they may have changed: whoever loses some gets the list
    /// anew without what he may no longer see, whoever loses them all gets no more.
    /// </summary>
    /// <exception cref="AccessDeniedException">The actor may see nothing any more.</exception>
    public async IAsyncEnumerable<Batch<Fleet, FleetChange>> WatchAsync(
        Actor actor, TimeSpan minInterval, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var subscription = fleet.Subscribe();
        var (rights, last) = (await guard.RightsToSeeAsync(actor, cancellationToken), subscription.Initial);
        yield return new Batch<Fleet, FleetChange>(Visible(last, rights), [], IsReset: true);
        await foreach (var batch in subscription.BatchesAndLooksAsync(guard, minInterval, cancellationToken))
        {
            var now = await guard.RightsToSeeAsync(actor, cancellationToken);
            var (before, snapshot) = (last, batch?.Snapshot ?? last);
            var reset = batch?.IsReset == true || !now.SameAs(rights);
            (rights, last) = (now, snapshot);
            IReadOnlyList<FleetChange> changes = reset || batch is not { Changes: var happened } ? [] : [.. happened.Select(c => Visible(c, before, now)).OfType<FleetChange>()];
            if (reset || changes.Count > 0)
                yield return new Batch<Fleet, FleetChange>(Visible(snapshot, now), changes, reset);
        }
    }

    /// <summary>Everything about one container, secrets hidden; null when there is none that the actor may see.</summary>
    /// <exception cref="EngineSilentException">The engine does not answer.</exception>
    public async Task<ContainerDetails?> DescribeAsync(Actor actor, ServerName server, ContainerName name, CancellationToken cancellationToken)
    {
        var container = await FindAsync(actor, server, name, cancellationToken);
        return container is not null && await DescribeAsync(container, cancellationToken) is { } said ? InspectionMask.Masked(said) : null;
    }

    /// <summary>The environment of a container with nothing hidden. Looking is written into the audit trail first, and so is being refused.</summary>
    /// <exception cref="AccessDeniedException">The actor may see the container, but no secrets.</exception>
    /// <exception cref="AuditUnavailableException">The look cannot be recorded, so there is none.</exception>
    public async Task<IReadOnlyList<EnvironmentValue>?> RevealEnvironmentAsync(Actor actor, ServerName server, ContainerName name, CancellationToken cancellationToken)
    {
        var container = await FindAsync(actor, server, name, cancellationToken);
        if (container is null)
            return null;
        var ticket = await audit.IntendAsync(new AuditIntent(actor, "containers.revealEnvironment", container.Name, server, container.Project), cancellationToken);
        var (outcome, statement) = ("failed", Phrase.Of("containers.revealEnvironment.failed"));
        try
        {
            await guard.DemandAsync(actor, Permission.RevealSecrets, container.Scope, cancellationToken);
            var said = await DescribeAsync(container, cancellationToken);
            if (said is null)
                return null;
            (outcome, statement) = ("done", Phrase.Of("containers.revealEnvironment.done"));
            return [.. said.Environment.Select(v => new EnvironmentValue(v.Key, v.Value, Hidden: false))];
        }
        catch (AccessDeniedException)
        {
            (outcome, statement) = ("refused", Phrase.Of("containers.revealEnvironment.refused"));
            throw;
        }
        finally
        {
            await audit.ConcludeAsync(ticket, outcome, statement);
        }
    }

    /// <summary>What of all may be seen with such rights. Whoever may see everything is not asked container by container.</summary>
    internal static Fleet Visible(Fleet all, Rights rights) => rights.AllowsEverywhere(Permission.See) ? all
        : all.Where(server => Knows(rights, server), container => rights.Allows(Permission.See, container.Scope));

    private static FleetChange? Visible(FleetChange change, Fleet before, Rights rights) => change switch
    {
        FleetChange.ServerIs(var server) => Knows(rights, server.Name) ? change : null,
        FleetChange.Listed(var server, var containers) => Knows(rights, server.Name)
            ? new FleetChange.Listed(server, [.. containers.Where(c => rights.Allows(Permission.See, c.Scope))])
            : null,
        FleetChange.ContainerIs(var container) => rights.Allows(Permission.See, container.Scope) ? change : null,
        FleetChange.ContainerGone(var key) => before.Find(key) is { } gone && rights.Allows(Permission.See, gone.Scope) ? change : null,
        _ => null,
    };

    private static bool Knows(Rights rights, ServerName server) =>
        rights.Grants.Any(g => g.Server is null || g.Server == server)
        || rights.Permissions.Any(p => p.Permission == Permission.See && (p.Server is null || p.Server == server));

    private async Task<ContainerInspection?> DescribeAsync(Container container, CancellationToken cancellationToken)
    {
        try
        {
            return await engines[container.Server].DescribeAsync(container.Id, cancellationToken);
        }
        catch (EngineException silent)
        {
            throw new EngineSilentException(silent.Reason, silent);
        }
    }
}
