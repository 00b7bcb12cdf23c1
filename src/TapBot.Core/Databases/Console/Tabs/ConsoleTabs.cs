using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using TapBot.Core.Access;
using TapBot.Core.Storage;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>
/// The texts that people write for an instance, each for whoever wrote it. Saved while they type, so that neither a browser nor a portal that goes away loses them; nothing is run when they come back. Drafts change
/// nothing but themselves and do not stand in the audit trail: what is run from them does.
/// </summary>
public sealed partial class ConsoleTabs
{
    /// <summary>How many one person can keep for an instance.</summary>
    public const int Most = 30;

    /// <summary>Characters of a title.</summary>
    public const int LongestTitle = 80;

    private readonly AccessGuard guard;
    private readonly PortalStorage storage;
    private readonly TimeProvider time;

    internal ConsoleTabs(AccessGuard guard, PortalStorage storage, TimeProvider time) => (this.guard, this.storage, this.time) = (guard, storage, time);

    /// <summary>The actor's texts for an instance, the oldest first, without what is in them.</summary>
    /// <exception cref="AccessDeniedException">The actor may not run statements there.</exception>
    public async Task<IReadOnlyList<ConsoleTab>> ListAsync(Actor actor, DatabaseInstance instance, CancellationToken cancellationToken)
    {
        await DemandAsync(actor, instance, cancellationToken);
        return await storage.ReadAsync(async db =>
        {
            var rows = await Mine(db, actor, instance).Select(t => new { t.Id, t.Title, t.Database, t.MadeAt, t.SavedAt }).ToListAsync(cancellationToken);
            return rows.OrderBy(t => t.MadeAt).Select(t => new ConsoleTab(t.Id, t.Title, t.Database, null, t.SavedAt)).ToList();
        });
    }

    /// <summary>One text of the actor's; null when there is none.</summary>
    /// <exception cref="AccessDeniedException">The actor may not run statements there.</exception>
    public async Task<ConsoleTab?> FindAsync(Actor actor, DatabaseInstance instance, string id, CancellationToken cancellationToken)
    {
        await DemandAsync(actor, instance, cancellationToken);
        return await storage.ReadAsync(async db => await Mine(db, actor, instance).SingleOrDefaultAsync(t => t.Id == id, cancellationToken) is { } row ? Of(row) : null);
    }

    /// <summary>Keeps a text, a new one or another state of one that is there; a member that is null stays as it was. Why not, when it cannot be kept.</summary>
    /// <param name="actor">Whose it is.</param>
    /// <param name="instance">What it is for.</param>
    /// <param name="id">32 hexadecimal digits.</param>
    /// <param name="title">What it is called.</param>
    /// <param name="database">The database it is for.</param>
    /// <param name="text">The text.</param>
    /// <param name="known">The state that the change was made from (<see cref="ConsoleTab.SavedAt"/>): another one is not overwritten, and one that is gone not made again. Null: whatever is there.</param>
    /// <param name="cancellationToken">Ends the saving.</param>
    /// <exception cref="AccessDeniedException">The actor may not run statements there.</exception>
    public async Task<(ConsoleTab? Tab, Phrase? Flaw)> SaveAsync(
        Actor actor, DatabaseInstance instance, string id, string? title, string? database, string? text, DateTimeOffset? known, CancellationToken cancellationToken)
    {
        await DemandAsync(actor, instance, cancellationToken);
        title = title?.Trim();
        if (!Shape().IsMatch(id ?? ""))
            return (null, Phrase.Of("console.tab.badId"));
        if (title is { Length: < 1 or > LongestTitle } || title?.Any(char.IsControl) == true || database is { Length: < 1 or > 63 })
            return (null, Phrase.Of("console.tab.badTitle", ("most", LongestTitle)));
        if (text?.Length > QueryLimits.Script)
            return (null, Phrase.Of("console.refused.long", ("most", QueryLimits.Script)));
        return await storage.WriteAsync<(ConsoleTab?, Phrase?)>(async db =>
        {
            if (actor.Kind != ActorKind.User)
                return (null, Phrase.Of("console.tab.nobody"));
            var row = await db.Set<ConsoleTabRow>().SingleOrDefaultAsync(t => t.Id == id, cancellationToken);
            if (row is not null && (row.OwnerId != actor.Id || row.Instance != instance.Name.Value))
                return (null, Phrase.Of("console.tab.badId"));
            if (known is not null && row?.SavedAt != known)
                return (null, Phrase.Of(row is null ? "console.tab.gone" : "console.tab.elsewhere"));
            var now = Milliseconds(time.GetUtcNow());
            if (row is null)
            {
                if (await Mine(db, actor, instance).CountAsync(cancellationToken) >= Most)
                    return (null, Phrase.Of("console.tab.many", ("most", Most)));
                db.Add(row = new ConsoleTabRow { Id = id!, OwnerId = actor.Id, Instance = instance.Name.Value, Title = title ?? "1", Text = "", MadeAt = now, SavedAt = now });
            }
            (row.Title, row.Database, row.Text, row.SavedAt) = (title ?? row.Title, database ?? row.Database, text ?? row.Text, text is null ? row.SavedAt : now);
            return (Of(row), null);
        }, cancellationToken);
    }

    /// <summary>Forgets a text of the actor's; false when there is none.</summary>
    /// <exception cref="AccessDeniedException">The actor may not run statements there.</exception>
    public async Task<bool> RemoveAsync(Actor actor, DatabaseInstance instance, string id, CancellationToken cancellationToken)
    {
        await DemandAsync(actor, instance, cancellationToken);
        return await storage.WriteAsync(async db => await Mine(db, actor, instance).Where(t => t.Id == id).ExecuteDeleteAsync(cancellationToken) > 0, cancellationToken);
    }

    private static IQueryable<ConsoleTabRow> Mine(PortalDbContext db, Actor actor, DatabaseInstance instance)
    {
        var (owner, name) = (actor.Kind == ActorKind.User ? actor.Id : "", instance.Name.Value);
        return db.Set<ConsoleTabRow>().Where(t => t.OwnerId == owner && t.Instance == name);
    }

    /// <summary>As exact as both kinds of store keep it.</summary>
    private static DateTimeOffset Milliseconds(DateTimeOffset time) => DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());

    private static ConsoleTab Of(ConsoleTabRow row) => new(row.Id, row.Title, row.Database, row.Text, row.SavedAt);

    private ValueTask DemandAsync(Actor actor, DatabaseInstance instance, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(instance);
        return guard.DemandAsync(actor, Permission.ReadSql, instance.Scope, cancellationToken);
    }

    [GeneratedRegex(@"\A[0-9a-f]{32}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
