using TapBot.Core.Access;
using TapBot.Core.Audit;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>What administrators see of registered instances, and a look at what one would be. To change one is an operation.</summary>
public sealed class Registrations
{
    private readonly AccessGuard guard;
    private readonly StepUp stepUp;
    private readonly IAuditTrail trail;
    private readonly DatabaseRegister register;
    private readonly DatabasePlan plan;

    internal Registrations(AccessGuard guard, StepUp stepUp, IAuditTrail trail, DatabaseRegister register, DatabasePlan plan) =>
        (this.guard, this.stepUp, this.trail, this.register, this.plan) = (guard, stepUp, trail, register, plan);

    /// <summary>True when the actor may register instances: to connect to any host is power, so that takes whoever administers the whole portal.</summary>
    public ValueTask<bool> MayAsync(Actor actor, CancellationToken cancellationToken) => guard.AllowsAsync(actor, Permission.Administer, Scope.Portal, cancellationToken);

    /// <summary>How an instance is registered, or null when it is not.</summary>
    /// <exception cref="AccessDeniedException">The actor does not administer the portal.</exception>
    public async Task<Registration?> FindAsync(Actor actor, DatabaseName name, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Permission.Administer, Scope.Portal, cancellationToken);
        return register.Find(name) is { } found
            ? new Registration(found.Name, found.Host, found.Port, found.Database, found.Tls, found.Server, [.. found.LogIns.OrderBy(l => l.Key).Select(l => new RegisteredUser(l.Key, l.Value.User, l.Value.Password is null))])
            : null;
    }

    /// <summary>The servers that an instance can belong to.</summary>
    /// <exception cref="AccessDeniedException">The actor does not administer the portal.</exception>
    public async Task<IReadOnlyList<ServerName>> ServersAsync(Actor actor, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Permission.Administer, Scope.Portal, cancellationToken);
        return [.. plan.Servers];
    }

    /// <summary>What is wrong with a draft, by member, without connecting anywhere.</summary>
    /// <exception cref="AccessDeniedException">The actor does not administer the portal.</exception>
    public async Task<IReadOnlyList<(string Member, Phrase Reason)>> FlawsAsync(Actor actor, DatabaseName name, DatabaseDraft draft, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Permission.Administer, Scope.Portal, cancellationToken);
        return DatabaseDraftRules.Flaws(draft, register.Find(name), plan.Servers);
    }

    /// <summary>Connects with every log-in of a draft and tells what that saw. Nothing is kept.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="name">What it is, or would be, called: passwords that are left out are those of that name.</param>
    /// <param name="draft">How it is reached.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AccessDeniedException">The actor does not administer the portal.</exception>
    /// <exception cref="StepUpRequiredException">The sign-in is too old, or the token was not made for it.</exception>
    /// <exception cref="AuditUnavailableException">It cannot be written down, so nothing was done.</exception>
    public async Task<RegistrationTrial> TryAsync(Actor actor, DatabaseName name, DatabaseDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        await guard.DemandAsync(actor, Permission.Administer, Scope.Portal, cancellationToken);
        await stepUp.DemandAsync(actor, Permission.Administer, cancellationToken);
        var before = register.Find(name);
        if (DatabaseDraftRules.Flaws(draft, before, plan.Servers) is { Count: > 0 } flaws)
            return new RegistrationTrial([], flaws);
        var made = DatabaseDraftRules.Made(name, draft, before);
        var ticket = await trail.IntendAsync(new AuditIntent(actor, "databases.try", name.Value, Details: draft.ToString()), cancellationToken);
        var (outcome, statement) = ("unknown", Phrase.Of("operations.givenUp"));
        try
        {
            var seen = await LogInCheck.RunAsync(made, plan.IsConfigured(name) ? new DatabaseTarget { Name = name, Scope = Scope.Portal } : plan.TargetOf(made), cancellationToken);
            (outcome, statement) = seen.FirstOrDefault(s => s.Trouble is not null) is { Trouble: { } trouble } ? ("failed", trouble) : ("done", Phrase.Of("databases.registering.tried", ("users", string.Join(", ", seen.Select(s => s.User).Distinct()))));
            return new RegistrationTrial(seen, []);
        }
        finally
        {
            await trail.ConcludeAsync(ticket, outcome, statement);
        }
    }
}
