using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using TapBot.Core.Audit;
using TapBot.Core.Storage;
using TapBot.Core.Wording;

namespace TapBot.Core.Access;

/// <summary>
/// Where people come in through an identity provider. Nobody gets rights out of nothing: either the account was linked by its owner,
/// or the configuration gives rights for what the provider says. A name at the provider never opens an account of the same name here.
/// </summary>
public sealed class ProviderDoor
{
    private readonly PortalStorage storage;
    private readonly Entrance entrance;
    private readonly ProviderGrants grants;
    private readonly AuditTrail trail;
    private readonly TimeProvider time;

    internal ProviderDoor(PortalStorage storage, Entrance entrance, ProviderGrants grants, AuditTrail trail, TimeProvider time) =>
        (this.storage, this.entrance, this.grants, this.trail, this.time) = (storage, entrance, grants, trail, time);

    /// <summary>Signs somebody in whom the provider vouches for; asks for the code where there is an authenticator here.</summary>
    /// <exception cref="AuditUnavailableException">The trail cannot be written, so nobody new comes in.</exception>
    public async Task<SignInAnswer> EnterAsync(ProviderIdentity identity, string? address, string? userAgent, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(identity);
        if (await FindAsync(identity, cancellationToken) is not { } user)
        {
            if (identity.Grants.Count == 0)
                return await RefuseAsync("access.provider.unknown", null, address, cancellationToken);
            return await MakeAsync(identity, address, cancellationToken) is { } made
                ? await entrance.PassAsync(made, SignInMethod.Provider, address, userAgent, cancellationToken)
                : await RefuseAsync("access.provider.nameTaken", null, address, cancellationToken);
        }
        if (user.Disabled)
            return await RefuseAsync("access.provider.unknown", user, address, cancellationToken);
        if (identity.GivesGrants)
            await grants.FollowAsync(user, identity, address, cancellationToken);
        var any = await storage.ReadAsync(db => db.Set<GrantRow>().AnyAsync(g => g.UserId == user.Id, cancellationToken));
        return any
            ? await entrance.PassAsync(user, SignInMethod.Provider, address, userAgent, cancellationToken)
            : await RefuseAsync("access.provider.noRights", user, address, cancellationToken);
    }

    private Task<PortalUser?> FindAsync(ProviderIdentity identity, CancellationToken cancellationToken) =>
        storage.ReadAsync(db => db.Users.SingleOrDefaultAsync(
            u => db.Set<IdentityUserLogin<string>>().Any(l => l.UserId == u.Id && l.LoginProvider == identity.Issuer && l.ProviderKey == identity.Subject), cancellationToken));

    /// <summary>An account without a password, with the rights that the configuration gives; null when the name cannot be taken.</summary>
    private async Task<PortalUser?> MakeAsync(ProviderIdentity identity, string? address, CancellationToken cancellationToken)
    {
        if (identity.UserName is not { } name || UserNameRules.Flaw(name) is not null)
            return null;
        var normalized = name.ToUpperInvariant();
        var user = new PortalUser { UserName = name, NormalizedUserName = normalized, CreatedAt = time.GetUtcNow(), SecurityStamp = Secret.New(), LockoutEnabled = true };
        user.Grants.AddRange(ProviderGrants.RowsOf(identity));
        var actor = new Actor(ActorKind.User, user.Id, name) { Address = address };
        var ticket = await trail.IntendAsync(new AuditIntent(actor, "access.provider.create", name, Details: ProviderGrants.Said(identity)), cancellationToken);
        var made = false;
        try
        {
            made = await storage.WriteAsync(async db =>
            {
                if (await db.Users.AnyAsync(u => u.NormalizedUserName == normalized, cancellationToken))
                    return false;
                db.Add(user);
                db.Add(new IdentityUserLogin<string> { UserId = user.Id, LoginProvider = identity.Issuer, ProviderKey = identity.Subject });
                return true;
            }, cancellationToken);
        }
        finally
        {
            await trail.ConcludeAsync(ticket, made ? "done" : "failed", Phrase.Of(made ? "access.provider.created" : "access.provider.nameTaken"));
        }
        return made ? user : null;
    }

    private async Task<SignInAnswer> RefuseAsync(string reason, PortalUser? user, string? address, CancellationToken cancellationToken)
    {
        var actor = new Actor(ActorKind.User, user?.Id ?? "", user?.UserName ?? "?") { Address = address };
        await trail.RecordAsync(new AuditIntent(actor, "access.signIn", actor.Name), "refused", Phrase.Of(reason), cancellationToken);
        return SignInAnswer.Refused(reason, startAgain: true);
    }
}
