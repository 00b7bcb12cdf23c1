using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using TapBot.Core.Access;
using TapBot.Core.Audit;
using TapBot.Core.Wording;

namespace TapBot.Core.Operations;

/// <summary>
/// The one way to change anything: authorise, write the intent down, run with a deadline, watch the effect, write the outcome down, tell everybody.
/// </summary>
public sealed class OperationRunner : IAsyncDisposable
{
    private readonly OperationCatalog catalog;
    private readonly AccessGuard guard;
    private readonly StepUp stepUp;
    private readonly IAuditTrail audit;
    private readonly OperationLedger ledger;
    private readonly TimeProvider time;
    private readonly ILogger<OperationRunner> logger;
    private readonly IServiceProvider services;
    private readonly ConcurrentDictionary<Type, IOperationDispatch> dispatches = new();
    private readonly Dictionary<IOperation, OperationRun> running = [];
    private readonly HashSet<Task> tasks = [];
    private readonly Lock gate = new();
    private readonly CancellationTokenSource stopping = new();

    internal OperationRunner(
        OperationCatalog catalog, AccessGuard guard, StepUp stepUp, IAuditTrail audit, OperationLedger ledger, IServiceProvider services, TimeProvider time,
        ILogger<OperationRunner> logger)
    {
        (this.catalog, this.guard, this.stepUp, this.audit, this.ledger, this.services, this.time, this.logger) = (catalog, guard, stepUp, audit, ledger, services, time, logger);
    }

    /// <summary>What would happen, without doing it: for the button that offers it.</summary>
    public async ValueTask<OperationPreview> PreviewAsync(Actor actor, IOperation operation, CancellationToken cancellationToken)
    {
        var descriptor = catalog.Of(operation);
        var resolution = await HideAsync(actor, DispatchOf(operation).Resolve(operation), cancellationToken);
        if (!resolution.Found)
            return new OperationPreview("", descriptor.Risk, null, resolution.Refused!.Reason, Allowed: true);
        var target = resolution.Target;
        var allowed = await guard.AllowsAsync(actor, descriptor.Permission, target.Scope, cancellationToken);
        return new OperationPreview(target.Name, RiskOf(descriptor, target), target.Warning, allowed ? resolution.Refused?.Reason : NotAllowed(descriptor), allowed)
        {
            NeedsStepUp = allowed && descriptor.Risk == Risk.Privileged && !await stepUp.AllowsAsync(actor, descriptor.Permission, cancellationToken),
        };
    }

    /// <summary>Begins it, or joins it when the same one is running. A refusal is a run that has already ended.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="operation">What is asked for.</param>
    /// <param name="confirm">The typed name of the target, where the risk calls for it.</param>
    /// <param name="cancellationToken">Ends the asking; an operation that has begun goes on.</param>
    public async Task<OperationRun> StartAsync(Actor actor, IOperation operation, string? confirm, CancellationToken cancellationToken)
    {
        var descriptor = catalog.Of(operation);
        var dispatch = DispatchOf(operation);
        var resolution = await HideAsync(actor, dispatch.Resolve(operation), cancellationToken);
        if (!resolution.Found)
        {
            // Who may do this nowhere must not learn which targets exist.
            var rights = await guard.RightsOfAsync(actor, cancellationToken);
            return Refuse(actor, descriptor, rights.AllowsSomewhere(descriptor.Permission)
                ? resolution.Refused!
                : new Outcome.Refused(Refusal.NotAllowed, NotAllowed(descriptor)));
        }
        var target = resolution.Target;
        var intent = new AuditIntent(actor, descriptor.Name, target.Name, target.Scope.Server, target.Scope.Project, operation.ToString());
        try
        {
            if (!await guard.AllowsAsync(actor, descriptor.Permission, target.Scope, cancellationToken))
            {
                var denied = new Outcome.Refused(Refusal.NotAllowed, NotAllowed(descriptor));
                await audit.ConcludeAsync(await audit.IntendAsync(intent, cancellationToken), denied.Word, denied.Reason);
                return Refuse(actor, descriptor, denied, target);
            }
            if (resolution.Refused is { } hindered)
                return Refuse(actor, descriptor, hindered, target);
            if (descriptor.Risk == Risk.Privileged && !await stepUp.AllowsAsync(actor, descriptor.Permission, cancellationToken))
                return Refuse(actor, descriptor, await NotFreshAsync(actor, intent, cancellationToken), target);
            if (RiskOf(descriptor, target) == Risk.Destructive && confirm != target.Name)
                return Refuse(actor, descriptor, new Outcome.Refused(Refusal.NeedsConfirmation, Phrase.Of("operations.needsConfirmation", ("target", target.Name))), target);

            var (run, mine) = Join(actor, operation, descriptor, target);
            if (!mine)
                return run;
            var ticket = await IntendAsync(intent, run, operation, cancellationToken);
            Track(PerformAsync(dispatch, operation, run, ticket));
            return run;
        }
        catch (AuditUnavailableException unavailable)
        {
            Log.AuditUnavailable(logger, descriptor.Name, unavailable);
            return Refuse(actor, descriptor, new Outcome.Refused(Refusal.Unavailable, Phrase.Of("operations.auditUnavailable")), target);
        }
    }

    /// <summary>Asks a running operation to stop, when the actor may do that operation.</summary>
    /// <returns>False when there is no such operation for this actor, or it has ended.</returns>
    public async Task<bool> CancelAsync(Actor actor, string id, CancellationToken cancellationToken)
    {
        OperationRun? run;
        lock (gate)
            run = running.Values.FirstOrDefault(r => r.View.Id == id);
        if (run is null)
            return false;
        var permission = catalog.Find(run.View.Name)!.Permission;
        if (!await guard.AllowsAsync(actor, permission, run.View.Scope, cancellationToken))
            return false;
        run.Cancel();
        return true;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        Task[] left;
        lock (gate)
            left = [.. tasks];
        await Task.WhenAll(left);
        stopping.Dispose();
    }

    /// <summary>A target that the actor may not see is none to him.</summary>
    private async ValueTask<Resolution> HideAsync(Actor actor, Resolution resolution, CancellationToken cancellationToken) =>
        resolution is { Found: true, Target: { Missing: { } missing, Scope: var scope } } && !await guard.AllowsAsync(actor, Permission.See, scope, cancellationToken)
            ? new Outcome.Refused(Refusal.NotFound, missing)
            : resolution;

    private static Phrase NotAllowed(OperationDescriptor descriptor) =>
        Phrase.Of("operations.notAllowed", ("permission", descriptor.Permission.ToString()), ("operation", descriptor.Name));

    private async Task<Outcome.Refused> NotFreshAsync(Actor actor, AuditIntent intent, CancellationToken cancellationToken)
    {
        var refused = new Outcome.Refused(Refusal.NeedsStepUp, new StepUpRequiredException(actor.Kind == ActorKind.Token).Reason);
        await audit.ConcludeAsync(await audit.IntendAsync(intent, cancellationToken), refused.Word, refused.Reason);
        return refused;
    }

    private static Risk RiskOf(OperationDescriptor descriptor, OperationTarget target) =>
        target.Warning is null ? descriptor.Risk : Risk.Destructive;

    private IOperationDispatch DispatchOf(IOperation operation) =>
        dispatches.GetOrAdd(operation.GetType(), static (type, provider) => IOperationDispatch.For(type, provider), services);

    private OperationRun Refuse(Actor actor, OperationDescriptor descriptor, Outcome.Refused refused, OperationTarget? target = null)
    {
        var now = time.GetUtcNow();
        var run = new OperationRun(new OperationView(NewId(now), descriptor.Name, target?.Name ?? "", target?.Scope ?? Scope.Portal, actor.Name, now), static _ => { });
        run.End(refused, now);
        return run;
    }

    private (OperationRun Run, bool Mine) Join(Actor actor, IOperation operation, OperationDescriptor descriptor, OperationTarget target)
    {
        lock (gate)
        {
            if (running.TryGetValue(operation, out var same))
                return (same, false);
            var now = time.GetUtcNow();
            var run = new OperationRun(new OperationView(NewId(now), descriptor.Name, target.Name, target.Scope, actor.Name, now), ledger.Record);
            running[operation] = run;
            return (run, true);
        }
    }

    private async Task<AuditTicket> IntendAsync(AuditIntent intent, OperationRun run, IOperation operation, CancellationToken cancellationToken)
    {
        try
        {
            return await audit.IntendAsync(intent, cancellationToken);
        }
        catch (Exception failed)
        {
            Leave(operation);
            var reason = failed is AuditUnavailableException ? "operations.auditUnavailable" : "operations.givenUp";
            run.End(new Outcome.Refused(Refusal.Unavailable, Phrase.Of(reason)), time.GetUtcNow());
            throw;
        }
    }

    private async Task PerformAsync(IOperationDispatch dispatch, IOperation operation, OperationRun run, AuditTicket ticket)
    {
        await Task.Yield();
        ledger.Record(run.View);
        var outcome = await OutcomeOfAsync(dispatch, operation, run);
        try
        {
            await audit.ConcludeAsync(ticket, outcome.Word, outcome.Statement);
        }
        catch (AuditUnavailableException unavailable)
        {
            Log.AuditUnavailable(logger, run.View.Name, unavailable);
        }
        Leave(operation);
        Log.Ended(logger, run.View.Name, run.View.Target, outcome.Word, outcome.Statement);
        run.End(outcome, time.GetUtcNow());
    }

    private async Task<Outcome> OutcomeOfAsync(IOperationDispatch dispatch, IOperation operation, OperationRun run)
    {
        var deadline = dispatch.Deadline(operation);
        using var late = new CancellationTokenSource(deadline, time);
        using var any = CancellationTokenSource.CreateLinkedTokenSource(late.Token, run.Cancelled, stopping.Token);
        try
        {
            return await dispatch.RunAsync(operation, run, any.Token);
        }
        catch (OperationCanceledException) when (any.IsCancellationRequested)
        {
            return new Outcome.Unknown(
                run.Cancelled.IsCancellationRequested ? Phrase.Of("operations.cancelled")
                : stopping.IsCancellationRequested ? Phrase.Of("operations.portalStopped")
                : Phrase.Of("operations.late", ("seconds", (long)deadline.TotalSeconds)));
        }
        catch (Exception fault)
        {
            Log.Fault(logger, run.View.Name, run.View.Target, fault);
            return new Outcome.Unknown(Phrase.Of("operations.fault", ("message", fault.Message)));
        }
    }

    private void Leave(IOperation operation)
    {
        lock (gate)
            running.Remove(operation);
    }

    private void Track(Task task)
    {
        lock (gate)
            tasks.Add(task);
        task.ContinueWith(
            done => { lock (gate) tasks.Remove(done); }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private static string NewId(DateTimeOffset now) => Guid.CreateVersion7(now).ToString("n");
}
