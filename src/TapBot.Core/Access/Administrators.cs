using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using TapBot.Core.Storage;
using TapBot.Core.Wording;

namespace TapBot.Core.Access;

/// <summary>Makes administrators and lets a lost one in again. Scoped: it works on the context of its <see cref="UserManager{TUser}"/>.</summary>
internal sealed class Administrators(UserManager<PortalUser> users, PortalDbContext db, WriterGate gate, TimeProvider time)
{
    /// <summary>What cannot be taken of a name and a password, by member.</summary>
    public async Task<IReadOnlyList<(string Member, Phrase Reason)>> FlawsAsync(string userName, string password)
    {
        var flaws = new List<(string, Phrase)>();
        if (UserNameRules.Flaw(userName.Trim()) is { } code)
            flaws.Add(("userName", Phrase.Of(code)));
        else if (await users.FindByNameAsync(userName.Trim()) is not null)
            flaws.Add(("userName", Phrase.Of("access.userName.taken")));
        if (PasswordRules.Flaw(userName.Trim(), password) is { } flaw)
            flaws.Add(("password", Phrase.Of(flaw)));
        return flaws;
    }

    /// <summary>
    /// Makes an administrator, and an API token with the same rights when it is given a name; both or none. The token administers people and tokens like one made
    /// under a fresh sign-in: whoever sets the portal up has shown more than a password.
    /// </summary>
    public async Task<string?> CreateAsync(string userName, string password, string? tokenName, CancellationToken cancellationToken)
    {
        var user = new PortalUser { UserName = userName.Trim(), CreatedAt = time.GetUtcNow() };
        user.Grants.Add(new GrantRow { Role = Role.Administrator });
        string? text = null;
        if (tokenName is not null)
        {
            (text, var row) = ApiTokens.Make(tokenName, user.Id, ApiTokens.LongestLife, new Rights(Rights.All.Grants, [new PermissionGrant(Permission.Administer)]), time.GetUtcNow());
            row.SteppedUp = true;
            row.Owner = user;
            db.Add(row);
        }
        using var turn = await gate.EnterAsync(cancellationToken);
        Demand(await users.CreateAsync(user, password));
        return text;
    }

    /// <summary>Gives a person a new password, all rights and an open door; the second factor and the passkeys are taken away.</summary>
    /// <returns>The person's key; null when there is no such person.</returns>
    public async Task<string?> ResetAsync(string userName, string password, CancellationToken cancellationToken)
    {
        if (await users.FindByNameAsync(userName.Trim()) is not { } user)
            return null;
        using var turn = await gate.EnterAsync(cancellationToken);
        await db.Entry(user).Collection(u => u.Grants).LoadAsync(cancellationToken);
        if (!user.Grants.Exists(g => g is { Role: Role.Administrator, Server: null, Project: null }))
            user.Grants.Add(new GrantRow { Role = Role.Administrator });
        await SecondFactors.ClearAsync(db, user.Id, cancellationToken); // who lost the password has often lost the phone
        await db.Set<PasskeyRow>().Where(p => p.UserId == user.Id).ExecuteDeleteAsync(cancellationToken);
        (user.Disabled, user.LockoutEnd, user.AccessFailedCount) = (false, null, 0);
        user.PasswordHash = users.PasswordHasher.HashPassword(user, password);
        Demand(await users.UpdateSecurityStampAsync(user));
        return user.Id;
    }

    private static void Demand(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new InvalidOperationException("The account could not be stored: " + string.Join(", ", result.Errors.Select(e => e.Code)));
    }
}
