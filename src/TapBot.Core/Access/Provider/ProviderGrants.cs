using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TapBot.Core.Audit;
using TapBot.Core.Storage;
using TapBot.Core.Wording;

namespace TapBot.Core.Access;

/// <summary>Keeps the rights that a provider gives apart from those given by hand, and follows what it says now.</summary>
internal sealed class ProviderGrants(PortalStorage storage, AccessGuard guard, AuditTrail trail)
{
    public static IEnumerable<GrantRow> RowsOf(ProviderIdentity identity) =>
        identity.Grants.Distinct().Select(g => new GrantRow { Role = g.Role, Server = g.Server?.Value, Project = g.Project, ByProvider = true });

    public static string Said(ProviderIdentity identity) =>
        JsonSerializer.Serialize(new { grants = identity.Grants.Distinct().Select(g => new { role = g.Role.ToString(), server = g.Server?.Value, project = g.Project }) });

    public async Task FollowAsync(PortalUser user, ProviderIdentity identity, string? address, CancellationToken cancellationToken)
    {
        var before = await storage.ReadAsync(db => db.Set<GrantRow>().Where(g => g.UserId == user.Id && g.ByProvider).ToListAsync(cancellationToken));
        if (before.Select(Key).ToHashSet().SetEquals(RowsOf(identity).Select(Key)))
            return;
        var actor = new Actor(ActorKind.User, user.Id, user.UserName ?? "") { Address = address };
        var ticket = await trail.IntendAsync(new AuditIntent(actor, "access.provider.grants", actor.Name, Details: Said(identity)), cancellationToken);
        var done = false;
        try
        {
            done = await storage.WriteAsync(db => ReplaceAsync(db, user.Id, identity, cancellationToken), cancellationToken);
        }
        finally
        {
            await trail.ConcludeAsync(ticket, done ? "done" : "refused", Phrase.Of(done ? "access.provider.followed" : "access.provider.lastAdministrator"));
        }
        guard.Forget();
    }

    /// <summary>False when nobody would be left to administer the portal.</summary>
    private static async Task<bool> ReplaceAsync(PortalDbContext db, string userId, ProviderIdentity identity, CancellationToken cancellationToken)
    {
        var rows = RowsOf(identity).ToList();
        var administratorStays = rows.Exists(r => r is { Role: Role.Administrator, Server: null, Project: null }) || await db.Set<GrantRow>().AnyAsync(
            g => g.Role == Role.Administrator && g.Server == null && g.Project == null && g.UserId != null && !(g.UserId == userId && g.ByProvider)
                && db.Users.Any(u => u.Id == g.UserId && !u.Disabled), cancellationToken);
        if (!administratorStays)
            return false;
        await db.Set<GrantRow>().Where(g => g.UserId == userId && g.ByProvider).ExecuteDeleteAsync(cancellationToken);
        foreach (var row in rows)
            row.UserId = userId;
        db.AddRange(rows);
        return true;
    }

    private static (Role?, string?, string?) Key(GrantRow row) => (row.Role, row.Server, row.Project);
}
