using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TapBot.Core.Storage;

namespace TapBot.Core.Access;

/// <summary>Reads people with what is known of their sessions. Unguarded, so it stays in this room.</summary>
internal sealed class PeopleReader(PortalStorage storage, IOptions<AccessOptions> options, TimeProvider time)
{
    /// <summary>By name, everybody or the one of a name.</summary>
    public Task<IReadOnlyList<Person>> ReadAsync(string? userName, CancellationToken cancellationToken) =>
        storage.ReadAsync(db => ReadAsync(db, userName, cancellationToken));

    private async Task<IReadOnlyList<Person>> ReadAsync(PortalDbContext db, string? userName, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var users = db.Users.AsQueryable();
        var sessions = db.Set<SessionRow>().AsQueryable();
        if (userName is not null)
        {
            var key = KeyOf(userName);
            users = users.Where(u => u.NormalizedUserName == key);
            sessions = sessions.Where(s => s.User!.NormalizedUserName == key);
        }
        var people = await users.Include(u => u.Grants).AsSplitQuery().OrderBy(u => u.NormalizedUserName).ToListAsync(cancellationToken);
        var last = await sessions.GroupBy(s => s.UserId)
            .Select(g => new { g.Key, SignIn = g.Max(s => s.CreatedAt), Seen = g.Max(s => s.LastSeenAt) }).ToDictionaryAsync(g => g.Key, cancellationToken);
        var alive = await sessions.Where(new SessionRule(options.Value, now).IsAlive).GroupBy(s => s.UserId)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        return [.. people.Select(u => new Person(
            u.UserName!, u.CreatedAt, last.GetValueOrDefault(u.Id)?.SignIn, last.GetValueOrDefault(u.Id)?.Seen, alive.GetValueOrDefault(u.Id),
            u.Disabled, u.LockoutEnd > now, u.TwoFactorEnabled, GrantRows.ToRights(u.Grants)))];
    }

    /// <summary>Under what a name is stored: names are plain ASCII, so this is what Identity makes of them.</summary>
    public static string KeyOf(string userName) => userName.Trim().ToUpperInvariant();
}
