using Microsoft.EntityFrameworkCore;
using TapBot.Core.Access;
using TapBot.Core.Audit;
using TapBot.Core.Storage;
using TapBot.Core.Wording;

namespace TapBot.Core.Logs;

/// <summary>The saved views of people, each for whoever saved it; a link shows them to others, with the rights of the others.</summary>
public sealed class LogViews
{
    /// <summary>How many one person can keep.</summary>
    public const int Most = 100;

    /// <summary>Characters of a name.</summary>
    public const int LongestName = 80;

    /// <summary>Characters of a query.</summary>
    public const int LongestQuery = 4_000;

    private readonly AccessGuard guard;
    private readonly PortalStorage storage;
    private readonly IAuditTrail audit;
    private readonly TimeProvider time;

    internal LogViews(AccessGuard guard, PortalStorage storage, IAuditTrail audit, TimeProvider time) =>
        (this.guard, this.storage, this.audit, this.time) = (guard, storage, audit, time);

    /// <summary>The views the actor has saved, by name.</summary>
    /// <exception cref="AccessDeniedException">The actor may see no log at all.</exception>
    public async Task<IReadOnlyList<LogView>> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        await DemandAsync(actor, cancellationToken);
        return await storage.ReadAsync(async db =>
        {
            var owner = await ActorOwner.OfAsync(db, actor, CancellationToken.None);
            var rows = await db.Set<LogViewRow>().Where(v => v.OwnerId == owner).ToListAsync(cancellationToken);
            return rows.OrderBy(v => v.Name, StringComparer.CurrentCultureIgnoreCase).Select(Of).ToList();
        });
    }

    /// <summary>Keeps a view under a name; one of the same name is replaced. Null and a reason when it cannot be kept.</summary>
    /// <exception cref="AccessDeniedException">The actor may see no log at all.</exception>
    /// <exception cref="AuditUnavailableException">It could not be written down, so nothing was saved.</exception>
    public async Task<(LogView? View, Phrase? Flaw)> SaveAsync(Actor actor, string name, string query, CancellationToken cancellationToken)
    {
        await DemandAsync(actor, cancellationToken);
        (name, query) = ((name ?? "").Trim(), (query ?? "").Trim().TrimStart('?'));
        if (name.Length is < 1 or > LongestName || name.Any(char.IsControl))
            return (null, Phrase.Of("logs.view.badName", ("most", LongestName)));
        if (query.Length is < 1 or > LongestQuery || query.Any(char.IsControl))
            return (null, Phrase.Of("logs.view.badQuery", ("most", LongestQuery)));
        return await AuditedAsync(actor, "logs.saveView", name, async db =>
        {
            var owner = await ActorOwner.OfAsync(db, actor, CancellationToken.None);
            if (owner is null)
                return (null, Phrase.Of("logs.view.nobody"));
            var row = await db.Set<LogViewRow>().SingleOrDefaultAsync(v => v.OwnerId == owner && v.Name == name, CancellationToken.None);
            if (row is null && await db.Set<LogViewRow>().CountAsync(v => v.OwnerId == owner, CancellationToken.None) >= Most)
                return (null, Phrase.Of("logs.view.many", ("most", Most)));
            if (row is null)
                db.Add(row = new LogViewRow { Id = Guid.NewGuid().ToString("n"), OwnerId = owner, Name = name, Query = query, SavedAt = time.GetUtcNow() });
            (row.Query, row.SavedAt) = (query, time.GetUtcNow());
            return (Of(row), (Phrase?)null);
        }, cancellationToken);
    }

    /// <summary>Forgets a view of the actor's; false when there is none.</summary>
    /// <exception cref="AccessDeniedException">The actor may see no log at all.</exception>
    /// <exception cref="AuditUnavailableException">It could not be written down, so the view stays.</exception>
    public async Task<bool> RemoveAsync(Actor actor, string id, CancellationToken cancellationToken)
    {
        var found = (await ListAsync(actor, cancellationToken)).FirstOrDefault(v => v.Id == id);
        if (found is null)
            return false;
        var (removed, _) = await AuditedAsync<LogView>(actor, "logs.removeView", found.Name, async db =>
        {
            var owner = await ActorOwner.OfAsync(db, actor, CancellationToken.None);
            var count = await db.Set<LogViewRow>().Where(v => v.OwnerId == owner && v.Id == id).ExecuteDeleteAsync(CancellationToken.None);
            return count > 0 ? (found, null) : (null, Phrase.Of("logs.view.gone"));
        }, cancellationToken);
        return removed is not null;
    }

    private static LogView Of(LogViewRow row) => new(row.Id, row.Name, row.Query, row.SavedAt);

    private async Task DemandAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!(await guard.RightsOfAsync(actor, cancellationToken)).AllowsSomewhere(Permission.See))
            throw new AccessDeniedException(Permission.See, Scope.Portal);
    }

    private async Task<(T? Result, Phrase? Flaw)> AuditedAsync<T>(Actor actor, string action, string name, Func<PortalDbContext, Task<(T?, Phrase?)>> change, CancellationToken cancellationToken)
        where T : class
    {
        var ticket = await audit.IntendAsync(new AuditIntent(actor, action, name), cancellationToken);
        var (outcome, statement) = ("failed", Phrase.Of("logs.view.failed"));
        try
        {
            var (result, flaw) = await storage.WriteAsync(change, CancellationToken.None);
            (outcome, statement) = result is null ? ("refused", flaw!) : ("done", Phrase.Of($"{action}.done", ("name", name)));
            return (result, flaw);
        }
        finally
        {
            await audit.ConcludeAsync(ticket, outcome, statement);
        }
    }
}
