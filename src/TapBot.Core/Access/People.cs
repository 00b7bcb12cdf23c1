using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TapBot.Core.Storage;
using TapBot.Core.Wording;

namespace TapBot.Core.Access;

/// <summary>
/// Who may sign in and what they may do, for administrators of the whole portal. Nobody gives, takes or touches more than he holds, and an administrator
/// who can sign in with a password is always left, also when two remove each other at the same moment. Every change needs a fresh sign-in.
/// </summary>
public sealed class People
{
    /// <summary>How many accounts there can be.</summary>
    public const int Most = 2_000;

    private readonly AccessGuard guard;
    private readonly PeopleReader reader;
    private readonly AccessChange changes;
    private readonly IServiceScopeFactory scopes;
    private readonly TimeProvider time;

    internal People(AccessGuard guard, PeopleReader reader, AccessChange changes, IServiceScopeFactory scopes, TimeProvider time) =>
        (this.guard, this.reader, this.changes, this.scopes, this.time) = (guard, reader, changes, scopes, time);

    /// <summary>Everybody, by name.</summary>
    /// <exception cref="AccessDeniedException">The actor does not administer the portal.</exception>
    public async Task<IReadOnlyList<Person>> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Permission.Administer, Scope.Portal, cancellationToken);
        return await reader.ReadAsync(null, cancellationToken);
    }

    /// <summary>One person; null when there is nobody of that name.</summary>
    /// <exception cref="AccessDeniedException">The actor does not administer the portal.</exception>
    public async Task<Person?> FindAsync(Actor actor, string userName, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Permission.Administer, Scope.Portal, cancellationToken);
        return (await reader.ReadAsync(userName, cancellationToken)).SingleOrDefault();
    }

    /// <summary>Makes a person who may sign in.</summary>
    /// <exception cref="AccessDeniedException">The actor does not administer the portal.</exception>
    /// <exception cref="StepUpRequiredException">The sign-in is not fresh, or the token that asks was not made to administer.</exception>
    /// <exception cref="Audit.AuditUnavailableException">It could not be written down, so nothing was changed.</exception>
    public async Task<PersonAnswer> CreateAsync(Actor actor, NewPerson person, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(person);
        await guard.DemandAsync(actor, Permission.Administer, Scope.Portal, cancellationToken);
        var name = person.UserName.Trim();
        var flaws = FlawsOf(name, person.Password).Concat(RightsRules.Flaws(person.Rights.Grants, person.Rights.Permissions)).ToList();
        if (UserNameRules.Flaw(name) is { } shape)
            flaws.Insert(0, ("userName", Phrase.Of(shape)));
        if (flaws.Count > 0)
            return PersonAnswer.Invalid(flaws);
        var user = new PortalUser { UserName = name, NormalizedUserName = PeopleReader.KeyOf(name), CreatedAt = time.GetUtcNow(), LockoutEnabled = true };
        user.PasswordHash = Hash(user, person.Password);
        user.Grants.AddRange(GrantRows.Of(person.Rights));
        return await PersonAsync(name, await changes.RunAsync(actor, "access.createUser", name, RightsRules.Write(person.Rights), async (db, own) =>
        {
            Demand(own);
            if (!own.Cover(person.Rights))
                return TooMuch();
            if (await db.Users.AnyAsync(u => u.NormalizedUserName == user.NormalizedUserName))
                return PersonAnswer.Refused(AccessResult.Conflict, Phrase.Of("access.userName.taken"));
            if (await db.Users.CountAsync() >= Most)
                return PersonAnswer.Refused(AccessResult.Conflict, Phrase.Of("access.user.many", ("most", Most)));
            db.Add(user);
            return PersonAnswer.Done(Phrase.Of("access.createUser.done", ("name", name)));
        }, cancellationToken), cancellationToken);
    }

    /// <summary>Changes what a person may do, or whether they may come in. Open pages, streams and tokens of theirs lose what they lose at once.</summary>
    /// <exception cref="AccessDeniedException">The actor does not administer the portal.</exception>
    /// <exception cref="StepUpRequiredException">The sign-in is not fresh, or the token that asks was not made to administer.</exception>
    /// <exception cref="Audit.AuditUnavailableException">It could not be written down, so nothing was changed.</exception>
    public async Task<PersonAnswer> ChangeAsync(Actor actor, string userName, PersonChange change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        await guard.DemandAsync(actor, Permission.Administer, Scope.Portal, cancellationToken);
        var flaws = RightsRules.Flaws(change.Grants ?? [], change.Permissions ?? []).ToList();
        if (flaws.Count > 0)
            return PersonAnswer.Invalid(flaws);
        return await PersonAsync(userName, await TouchAsync(actor, "access.changeUser", userName, Describe(change), async (db, own, user) =>
        {
            var before = GrantRows.ToRights(user.Grants);
            var after = change.Apply(before);
            if (!own.Cover(after))
                return TooMuch();
            var disabled = change.Disabled ?? user.Disabled;
            if ((disabled || !after.IsAdministrator) && await IsLastAsync(db, user))
                return LastAdministrator();
            if (disabled && !user.Disabled)
                await EndSessionsAsync(db, user, null);
            user.Disabled = disabled;
            if (!after.SameAs(before))
            {
                db.RemoveRange(user.Grants);
                user.Grants.Clear();
                user.Grants.AddRange(GrantRows.Of(after));
            }
            return PersonAnswer.Done(Phrase.Of("access.changeUser.done", ("name", user.UserName)));
        }, cancellationToken), cancellationToken);
    }

    /// <summary>Gives a person another password, lets a locked one try again at once, and ends all their sessions but the actor's own.</summary>
    /// <exception cref="AccessDeniedException">The actor does not administer the portal.</exception>
    /// <exception cref="StepUpRequiredException">The sign-in is not fresh, or the token that asks was not made to administer.</exception>
    /// <exception cref="Audit.AuditUnavailableException">It could not be written down, so nothing was changed.</exception>
    public async Task<PersonAnswer> SetPasswordAsync(Actor actor, string userName, string password, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await guard.DemandAsync(actor, Permission.Administer, Scope.Portal, cancellationToken);
        var flaws = FlawsOf(userName.Trim(), password).ToList();
        if (flaws.Count > 0)
            return PersonAnswer.Invalid(flaws);
        var hash = Hash(new PortalUser { CreatedAt = default }, password);
        return await PersonAsync(userName, await TouchAsync(actor, "access.setPassword", userName, null, async (db, _, user) =>
        {
            (user.PasswordHash, user.SecurityStamp, user.LockoutEnd, user.AccessFailedCount) = (hash, Guid.NewGuid().ToString("n"), null, 0);
            await EndSessionsAsync(db, user, actor.SessionId);
            return PersonAnswer.Done(Phrase.Of("access.setPassword.done", ("name", user.UserName)));
        }, cancellationToken), cancellationToken);
    }

    /// <summary>Removes a person with their sessions and tokens. What they did stays in the audit trail.</summary>
    /// <exception cref="AccessDeniedException">The actor does not administer the portal.</exception>
    /// <exception cref="StepUpRequiredException">The sign-in is not fresh, or the token that asks was not made to administer.</exception>
    /// <exception cref="Audit.AuditUnavailableException">It could not be written down, so nothing was changed.</exception>
    public async Task<PersonAnswer> DeleteAsync(Actor actor, string userName, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Permission.Administer, Scope.Portal, cancellationToken);
        return await TouchAsync(actor, "access.deleteUser", userName, null, async (db, _, user) =>
        {
            if (await IsLastAsync(db, user))
                return LastAdministrator();
            db.Remove(user);
            return PersonAnswer.Done(Phrase.Of("access.deleteUser.done", ("name", user.UserName)));
        }, cancellationToken);
    }

    private static void Demand(Rights own)
    {
        if (!own.Allows(Permission.Administer, Scope.Portal))
            throw new AccessDeniedException(Permission.Administer, Scope.Portal);
    }

    private static PersonAnswer TooMuch() => PersonAnswer.Refused(AccessResult.TooMuch, Phrase.Of("access.grant.tooMuch"));

    private static PersonAnswer LastAdministrator() => PersonAnswer.Refused(AccessResult.Conflict, Phrase.Of("access.lastAdministrator"));

    private static IEnumerable<(string Member, Phrase Reason)> FlawsOf(string userName, string password) =>
        PasswordRules.Flaw(userName, password) is { } flaw ? [("password", Phrase.Of(flaw))] : [];

    private static string Describe(PersonChange change) => string.Join(", ", new[]
    {
        change.Grants is null ? null : "grants: " + RightsRules.Write(new Rights(change.Grants, [])),
        change.Permissions is null ? null : "permissions: " + RightsRules.Write(new Rights([], change.Permissions)),
        change.Disabled is { } disabled ? "disabled: " + (disabled ? "true" : "false") : null,
    }.OfType<string>());

    /// <summary>True when this is the only administrator of the portal who can sign in.</summary>
    private static async Task<bool> IsLastAsync(PortalDbContext db, PortalUser user) =>
        CanAdminister(user) && !await db.Users.AnyAsync(u => u.Id != user.Id && !u.Disabled && u.PasswordHash != null
            && u.Grants.Any(g => g.Role == Role.Administrator && g.Server == null && g.Project == null));

    private static bool CanAdminister(PortalUser user) => !user.Disabled && user.PasswordHash is not null && GrantRows.ToRights(user.Grants).IsAdministrator;

    private Task EndSessionsAsync(PortalDbContext db, PortalUser user, string? except)
    {
        var now = time.GetUtcNow();
        return db.Set<SessionRow>().Where(s => s.UserId == user.Id && s.EndedAt == null && s.Id != (except ?? ""))
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now));
    }

    private string Hash(PortalUser user, string password)
    {
        using var scope = scopes.CreateScope();
        return scope.ServiceProvider.GetRequiredService<IPasswordHasher<PortalUser>>().HashPassword(user, password);
    }

    /// <summary>Changes somebody who is there and holds no more than the actor.</summary>
    private Task<PersonAnswer> TouchAsync(
        Actor actor, string action, string userName, string? details, Func<PortalDbContext, Rights, PortalUser, Task<PersonAnswer>> work, CancellationToken cancellationToken)
    {
        var key = PeopleReader.KeyOf(userName);
        return changes.RunAsync(actor, action, userName.Trim(), details, async (db, own) =>
        {
            Demand(own);
            if (await db.Users.Include(u => u.Grants).SingleOrDefaultAsync(u => u.NormalizedUserName == key) is not { } user)
                return PersonAnswer.Refused(AccessResult.NotFound, Phrase.Of("access.user.unknown"));
            if (!own.Cover(GrantRows.ToRights(user.Grants)))
                return TooMuch();
            user.ConcurrencyStamp = Guid.NewGuid().ToString("n"); // a sign-in under way would write back the whole account as it was
            return await work(db, own, user);
        }, cancellationToken);
    }

    private async Task<PersonAnswer> PersonAsync(string userName, PersonAnswer answer, CancellationToken cancellationToken) =>
        answer.Result == AccessResult.Done ? answer with { Person = (await reader.ReadAsync(userName, cancellationToken)).SingleOrDefault() } : answer;
}
