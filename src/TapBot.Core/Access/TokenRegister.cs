using Microsoft.EntityFrameworkCore;
using TapBot.Core.Audit;
using TapBot.Core.Storage;
using TapBot.Core.Wording;

namespace TapBot.Core.Access;

/// <summary>
/// The tokens of people: everybody makes, sees and revokes his own, an administrator sees and revokes all. A token never gets more than its owner has at
/// that moment, and never does more than its owner may at any later one. Making one, and revoking another's, needs a fresh sign-in; giving up one's own never does.
/// </summary>
public sealed class TokenRegister
{
    /// <summary>How many living tokens one person can have.</summary>
    public const int MostPerOwner = 100;

    private const string Revoke = "access.revokeToken";
    private static readonly TimeSpan KeptAfterwards = TimeSpan.FromDays(90);
    private readonly AccessGuard guard;
    private readonly PortalStorage storage;
    private readonly AccessChange changes;
    private readonly TimeProvider time;

    internal TokenRegister(AccessGuard guard, PortalStorage storage, AccessChange changes, TimeProvider time) =>
        (this.guard, this.storage, this.changes, this.time) = (guard, storage, changes, time);

    /// <summary>The actor's own tokens, or those of all, newest first; ended ones for 90 days. A token that does not administer sees itself alone.</summary>
    /// <exception cref="AccessDeniedException">The actor may do nothing any more, or the tokens of all are asked for by somebody who does not administer the portal.</exception>
    public async Task<IReadOnlyList<ApiToken>> ListAsync(Actor actor, bool ofAll, CancellationToken cancellationToken)
    {
        var rights = await guard.RightsOfAsync(actor, cancellationToken);
        if (ofAll ? !rights.Allows(Permission.Administer, Scope.Portal) : !rights.AllowsSomewhere(Permission.See))
            throw new AccessDeniedException(ofAll ? Permission.Administer : Permission.See, Scope.Portal);
        return await storage.ReadAsync(async db =>
        {
            var owner = await ActorOwner.OfAsync(db, actor, cancellationToken);
            var itself = actor.Kind == ActorKind.Token && !rights.IsAdministrator ? actor.Id : null;
            var rows = await db.Set<ApiTokenRow>().Where(t => ofAll || (t.OwnerId == owner && (itself == null || t.Id == itself))).Include(t => t.Grants).Include(t => t.Owner).AsSplitQuery()
                .OrderByDescending(t => t.CreatedAt).ToListAsync(cancellationToken);
            return rows.ConvertAll(Of);
        });
    }

    /// <summary>
    /// Makes a token that acts for the actor. A token may make tokens only while it administers the portal, and what it makes ends with it at the latest.
    /// </summary>
    /// <exception cref="AccessDeniedException">The actor may make no tokens.</exception>
    /// <exception cref="StepUpRequiredException">The sign-in is not fresh, or the token that asks was not made to administer.</exception>
    /// <exception cref="AuditUnavailableException">It could not be written down, so no token was made.</exception>
    public async Task<TokenAnswer> CreateAsync(Actor actor, NewToken token, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(token);
        Demand(actor, await guard.RightsOfAsync(actor, cancellationToken));
        var now = time.GetUtcNow();
        var flaws = Flaws(token, now).ToList();
        if (flaws.Count > 0)
            return TokenAnswer.Invalid(flaws);
        var details = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{RightsRules.Write(token.Rights)}; until {token.ExpiresAt.ToUniversalTime():u}");
        return await changes.RunAsync(actor, "access.createToken", token.Name.Trim(), details, async (db, own) =>
        {
            Demand(actor, own);
            var owner = (await ActorOwner.OfAsync(db, actor, CancellationToken.None))!;
            if (!own.Cover(token.Rights))
                return TokenAnswer.Refused(AccessResult.TooMuch, Phrase.Of("access.grant.tooMuch"));
            if (await db.Set<ApiTokenRow>().CountAsync(t => t.OwnerId == owner && t.RevokedAt == null && t.ExpiresAt > now) >= MostPerOwner)
                return TokenAnswer.Refused(AccessResult.Conflict, Phrase.Of("access.token.many", ("most", MostPerOwner)));
            var forgotten = now - KeptAfterwards;
            await db.Set<ApiTokenRow>().Where(t => t.ExpiresAt < forgotten || t.RevokedAt < forgotten).ExecuteDeleteAsync();
            var (text, row) = ApiTokens.Make(token.Name, owner, await LifeAsync(db, actor, token) - now, token.Rights, now);
            row.SteppedUp = actor.Kind == ActorKind.User; // a person has just shown who they are; a token passes on nothing of the kind
            db.Add(row);
            row.Owner = await db.Users.SingleAsync(u => u.Id == owner);
            return TokenAnswer.Done(Phrase.Of("access.createToken.done", ("name", row.Name), ("expires", row.ExpiresAt)), Of(row), text);
        }, cancellationToken);
    }

    /// <summary>Ends a token at once: the actor's own, or any when the actor administers the portal.</summary>
    /// <exception cref="StepUpRequiredException">It is another's, and the sign-in is not fresh or the token that asks was not made to administer.</exception>
    /// <exception cref="AuditUnavailableException">It could not be written down, so the token lives on.</exception>
    public async Task<TokenAnswer> RevokeAsync(Actor actor, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (await FindAsync(actor, id, cancellationToken) is not (var name, var isOwn))
            return TokenAnswer.Refused(AccessResult.NotFound, Phrase.Of("access.token.unknown"));
        return await (isOwn ? changes.GiveUpAsync(actor, Revoke, name, EndAsync, cancellationToken) : changes.RunAsync(actor, Revoke, name, null, EndAsync, cancellationToken));

        async Task<TokenAnswer> EndAsync(PortalDbContext db, Rights rights)
        {
            var now = time.GetUtcNow();
            var ended = await db.Set<ApiTokenRow>().Where(t => t.Id == id && t.RevokedAt == null).ExecuteUpdateAsync(set => set.SetProperty(t => t.RevokedAt, now));
            return ended > 0
                ? TokenAnswer.Done(Phrase.Of("access.revokeToken.done", ("name", name)))
                : TokenAnswer.Refused(AccessResult.NotFound, Phrase.Of("access.token.unknown"));
        }
    }

    private static void Demand(Actor actor, Rights own)
    {
        var may = actor.Kind switch
        {
            ActorKind.User => own.AllowsSomewhere(Permission.See),
            ActorKind.Token => own.IsAdministrator,
            _ => false,
        };
        if (!may)
            throw new AccessDeniedException(actor.Kind == ActorKind.User ? Permission.See : Permission.Administer, Scope.Portal);
    }

    private static IEnumerable<(string Member, Phrase Reason)> Flaws(NewToken token, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(token.Name) || token.Name.Trim().Length > 100)
            yield return ("name", Phrase.Of("access.token.name"));
        if (token.ExpiresAt <= now || token.ExpiresAt > now + ApiTokens.LongestLife)
            yield return ("expiresAt", Phrase.Of("access.token.expiry", ("most", (int)ApiTokens.LongestLife.TotalDays)));
        if (token.Rights.Grants.Count + token.Rights.Permissions.Count == 0)
            yield return ("grants", Phrase.Of("access.token.empty"));
        foreach (var flaw in RightsRules.Flaws(token.Rights.Grants, token.Rights.Permissions))
            yield return flaw;
    }

    private static ApiToken Of(ApiTokenRow row) => new(
        row.Id, row.Name, row.Owner?.UserName ?? "", row.LastFour, row.CreatedAt, row.ExpiresAt, row.RevokedAt, row.LastUsedAt, row.LastUsedAddress, GrantRows.ToRights(row.Grants));

    /// <summary>Until when the new token lives: a leaked one must not prolong itself.</summary>
    private static async Task<DateTimeOffset> LifeAsync(PortalDbContext db, Actor actor, NewToken token)
    {
        if (actor.Kind != ActorKind.Token)
            return token.ExpiresAt;
        var own = await db.Set<ApiTokenRow>().Where(t => t.Id == actor.Id).Select(t => t.ExpiresAt).SingleAsync();
        return token.ExpiresAt < own ? token.ExpiresAt : own;
    }

    /// <summary>Owner and name of a living token that the actor may revoke, and whether it is the actor's own; null when there is none.</summary>
    private async Task<(string Name, bool IsOwn)?> FindAsync(Actor actor, string id, CancellationToken cancellationToken)
    {
        var rights = await guard.RightsOfAsync(actor, cancellationToken);
        if (await storage.ReadAsync(db => db.Set<ApiTokenRow>().Where(t => t.Id == id && t.RevokedAt == null)
            .Select(t => new { t.Name, t.OwnerId, Owner = t.Owner!.UserName }).SingleOrDefaultAsync(cancellationToken)) is not { } found)
            return null;
        var own = rights.AllowsSomewhere(Permission.See) && (actor.Kind == ActorKind.User ? found.OwnerId == actor.Id : actor.Kind == ActorKind.Token && id == actor.Id);
        return own || rights.Allows(Permission.Administer, Scope.Portal) ? ($"{found.Owner}/{found.Name}", own) : null;
    }
}
