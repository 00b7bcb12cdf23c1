using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using TapBot.Core.Audit;
using TapBot.Core.Storage;
using TapBot.Core.Wording;

namespace TapBot.Core.Access;

/// <summary>Ties one's own account to oneself at the identity provider, and unties it. Both need a fresh sign-in and end the other sessions.</summary>
public sealed class ProviderLinks
{
    private readonly PortalStorage storage;
    private readonly Sessions sessions;
    private readonly StepUp stepUp;
    private readonly IAuditTrail trail;
    private readonly Pending<Actor> begun;

    internal ProviderLinks(PortalStorage storage, Sessions sessions, StepUp stepUp, IAuditTrail trail, TimeProvider time)
    {
        (this.storage, this.sessions, this.stepUp, this.trail) = (storage, sessions, stepUp, trail);
        begun = new Pending<Actor>(time, StepUp.Freshness, most: 1_000);
    }

    /// <summary>True when the account is linked.</summary>
    public Task<bool> IsLinkedAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return storage.ReadAsync(db => db.Set<IdentityUserLogin<string>>().AnyAsync(l => l.UserId == actor.Id, cancellationToken));
    }

    /// <summary>Begins to link: the ticket goes along to the provider and back, works once and for five minutes.</summary>
    /// <exception cref="StepUpRequiredException">The sign-in is not fresh.</exception>
    public async Task<string> BeginAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await stepUp.DemandPersonAsync(actor, cancellationToken);
        return begun.Keep(actor);
    }

    /// <summary>Links whoever began it.</summary>
    /// <returns>Null when linked, otherwise why not.</returns>
    /// <exception cref="AuditUnavailableException">It could not be written down, so nothing was linked.</exception>
    public async Task<Phrase?> FinishAsync(string ticket, ProviderIdentity identity, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentNullException.ThrowIfNull(identity);
        if (begun.Take(ticket) is not { } actor || !await sessions.IsAliveAsync(actor, cancellationToken))
            return Phrase.Of("access.signIn.startAgain");
        var done = await ChangeAsync(actor, "access.provider.link", async db =>
        {
            if (await db.Set<IdentityUserLogin<string>>().AnyAsync(
                l => (l.LoginProvider == identity.Issuer && l.ProviderKey == identity.Subject) || l.UserId == actor.Id, cancellationToken))
                return false;
            db.Add(new IdentityUserLogin<string> { UserId = actor.Id, LoginProvider = identity.Issuer, ProviderKey = identity.Subject });
            return true;
        }, cancellationToken);
        return done ? null : Phrase.Of("access.provider.linkedAlready");
    }

    /// <summary>Unlinks, where there is a password or a passkey left to come in with.</summary>
    /// <returns>Null when unlinked, otherwise why not.</returns>
    /// <exception cref="StepUpRequiredException">The sign-in is not fresh.</exception>
    /// <exception cref="AuditUnavailableException">It could not be written down, so nothing was changed.</exception>
    public async Task<Phrase?> RemoveAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await stepUp.DemandPersonAsync(actor, cancellationToken);
        var done = await ChangeAsync(actor, "access.provider.unlink", async db =>
            await db.Users.AnyAsync(u => u.Id == actor.Id && (u.PasswordHash != null || db.Set<PasskeyRow>().Any(p => p.UserId == u.Id)), cancellationToken)
            && await db.Set<IdentityUserLogin<string>>().Where(l => l.UserId == actor.Id).ExecuteDeleteAsync(cancellationToken) > 0, cancellationToken);
        return done ? null : Phrase.Of("access.provider.onlyWay");
    }

    private async Task<bool> ChangeAsync(Actor actor, string action, Func<PortalDbContext, Task<bool>> change, CancellationToken cancellationToken)
    {
        var ticket = await trail.IntendAsync(new AuditIntent(actor, action, actor.Name), cancellationToken);
        var done = false;
        try
        {
            done = await storage.WriteAsync(change, cancellationToken);
        }
        finally
        {
            await trail.ConcludeAsync(ticket, done ? "done" : "refused", Phrase.Of(done ? "access.provider.changed" : "access.provider.unchanged"));
        }
        if (done)
            await sessions.EndOthersAsync(actor, cancellationToken);
        return done;
    }
}
