namespace TapBot.Core.Access;

/// <summary>
/// Whether who asks has shown lately that it is them: what is privileged (<c>Risk.Privileged</c>, changes of users, tokens and secrets) needs more than an open session.
/// </summary>
public sealed class StepUp
{
    /// <summary>How long a sign-in or a confirmation counts as fresh.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromMinutes(5);

    private readonly IStepUpStore store;
    private readonly TimeProvider time;

    internal StepUp(IStepUpStore store, TimeProvider time) => (this.store, this.time) = (store, time);

    /// <summary>True when the actor may do something privileged now: a person who signed in or confirmed within <see cref="Freshness"/>, a token made for that permission.</summary>
    public async ValueTask<bool> AllowsAsync(Actor actor, Permission permission, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.Kind switch
        {
            ActorKind.Portal => true,
            ActorKind.User => await IsFreshAsync(actor, cancellationToken),
            ActorKind.Token => await store.IsMintedForAsync(actor, permission, cancellationToken),
            _ => false,
        };
    }

    /// <summary>True when a person signed in or confirmed within <see cref="Freshness"/>; never for anybody else.</summary>
    public async ValueTask<bool> IsFreshAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.Kind == ActorKind.User && await store.ConfirmedAtAsync(actor, cancellationToken) is { } at && time.GetUtcNow() - at is var age && age >= TimeSpan.Zero && age < Freshness;
    }

    /// <summary>Passes when <see cref="AllowsAsync"/> does.</summary>
    /// <exception cref="StepUpRequiredException">It does not.</exception>
    public async ValueTask DemandAsync(Actor actor, Permission permission, CancellationToken cancellationToken)
    {
        if (!await AllowsAsync(actor, permission, cancellationToken))
            throw new StepUpRequiredException(actor.Kind == ActorKind.Token);
    }

    /// <summary>Passes for a person with a fresh sign-in: what belongs to a person no token touches.</summary>
    internal async ValueTask DemandPersonAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Kind != ActorKind.User)
            throw new AccessDeniedException(Permission.Administer, Scope.Portal);
        if (!await IsFreshAsync(actor, cancellationToken))
            throw new StepUpRequiredException(isToken: false);
    }
}
