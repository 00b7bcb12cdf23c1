using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TapBot.Core.Access;
using TapBot.Core.Audit;
using TapBot.Core.Storage;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>
/// Texts that people keep under names, for one instance. Each belongs to whoever saved it, who may show it to all who may run statements there; an administrator may change and remove what is shown. Nothing is
/// run by opening one.
/// </summary>
public sealed class SavedQueries
{
    /// <summary>How many one person can keep for an instance.</summary>
    public const int Most = 100;

    /// <summary>Characters of a name.</summary>
    public const int LongestName = 80;

    /// <summary>Characters of a description.</summary>
    public const int LongestDescription = 500;

    /// <summary>Characters of a text.</summary>
    public const int LongestText = 200_000;

    /// <summary>Characters of the beginning of a text.</summary>
    public const int StartLength = 500;

    private readonly AccessGuard guard;
    private readonly PortalStorage storage;
    private readonly IAuditTrail audit;
    private readonly TimeProvider time;

    internal SavedQueries(AccessGuard guard, PortalStorage storage, IAuditTrail audit, TimeProvider time) =>
        (this.guard, this.storage, this.audit, this.time) = (guard, storage, audit, time);

    /// <summary>The actor's own and those that others show, by name, with the beginning of their texts.</summary>
    /// <exception cref="AccessDeniedException">The actor may not run statements there.</exception>
    /// <exception cref="ConsoleStoreException">The store cannot be read.</exception>
    public async Task<IReadOnlyList<SavedQuery>> ListAsync(Actor actor, DatabaseInstance instance, CancellationToken cancellationToken)
    {
        await DemandAsync(actor, instance, cancellationToken);
        return await ConsoleStoreException.GuardAsync(() => storage.ReadAsync(async db =>
        {
            var owner = await ActorOwner.OfAsync(db, actor, cancellationToken) ?? "";
            var found = await Visible(db, instance, owner)
                .Select(q => new SavedQuery(q.Name, q.Owner!.UserName ?? "", q.OwnerId == owner, q.IsShared, q.Description, q.Database, q.Text.Substring(0, StartLength), q.Text.Length, null, q.SavedAt)).ToListAsync(cancellationToken);
            return found.OrderBy(q => q.Name, StringComparer.CurrentCultureIgnoreCase).ThenBy(q => q.Owner, StringComparer.Ordinal).ToList();
        }));
    }

    /// <summary>One saved query with its whole text; null when there is none that the actor may see.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="instance">Of which instance.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="owner">The user name of whoever saved it; null for the actor.</param>
    /// <param name="cancellationToken">Ends the looking.</param>
    /// <exception cref="AccessDeniedException">The actor may not run statements there.</exception>
    /// <exception cref="ConsoleStoreException">The store cannot be read.</exception>
    public async Task<SavedQuery?> FindAsync(Actor actor, DatabaseInstance instance, string name, string? owner, CancellationToken cancellationToken)
    {
        await DemandAsync(actor, instance, cancellationToken);
        return await ConsoleStoreException.GuardAsync(() => storage.ReadAsync(async db =>
        {
            var self = await ActorOwner.OfAsync(db, actor, cancellationToken) ?? "";
            return await FindAsync(db, instance, name, owner, self, cancellationToken) is { } row ? Of(row, self) : null;
        }));
    }

    /// <summary>Keeps a text under a name; what stands there already is changed. Why not, when it cannot be kept; neither when there is none of that owner to be seen.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="instance">For which instance.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="change">What is to be saved.</param>
    /// <param name="owner">The user name of whoever saved it; null for the actor. That of others can only be changed, by an administrator.</param>
    /// <param name="cancellationToken">Ends the saving.</param>
    /// <exception cref="AccessDeniedException">The actor may not run statements there, or not change what is another's.</exception>
    /// <exception cref="AuditUnavailableException">It could not be written down, so nothing was saved.</exception>
    /// <exception cref="ConsoleStoreException">The store cannot be written.</exception>
    public async Task<(SavedQuery? Query, Phrase? Flaw)> SaveAsync(Actor actor, DatabaseInstance instance, string name, SavedQueryChange change, string? owner, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        await DemandAsync(actor, instance, cancellationToken);
        name = (name ?? "").Trim();
        if (SavedQueryRules.Flaw(name, change) is { } flaw)
            return (null, flaw);
        var known = await DemandOwnAsync(actor, instance, name, owner, cancellationToken);
        if (known is null && owner is not null)
            return (null, null);
        var details = new { name, owner, shared = change.IsShared ?? known?.IsShared ?? false };
        return await AuditedAsync<(SavedQuery?, Phrase?)>(actor, instance, "databases.savedQuery.save", details, async db =>
        {
            if (await ActorOwner.OfAsync(db, actor, CancellationToken.None) is not { } self)
                return (null, Phrase.Of("console.saved.nobody"));
            var row = await FindAsync(db, instance, name, owner, self, CancellationToken.None);
            if (row is null && (owner is not null || change.Text is null))
                return (null, Phrase.Of(owner is null ? "console.saved.noText" : "console.saved.gone"));
            if (row is null)
            {
                if (await db.Set<SavedQueryRow>().CountAsync(q => q.OwnerId == self && q.Instance == instance.Name.Value, CancellationToken.None) >= Most)
                    return (null, Phrase.Of("console.saved.many", ("most", Most)));
                db.Add(row = new SavedQueryRow { Id = Guid.NewGuid().ToString("n"), OwnerId = self, Owner = await db.Users.SingleAsync(u => u.Id == self, CancellationToken.None), Instance = instance.Name.Value, Name = name, Text = "", SavedAt = default });
            }
            SavedQueryRules.Apply(row, change);
            row.SavedAt = time.GetUtcNow();
            if (SavedQueryRules.MayBeShown(row))
                return (Of(row, self), null);
            db.ChangeTracker.Clear();
            return (null, Phrase.Of("console.saved.password"));
        }, answer => answer.Item2 ?? Phrase.Of("console.audit.saved", ("name", name)), answer => answer.Item1 is not null);
    }

    /// <summary>Forgets a saved query; false when there is none that the actor may see.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="instance">Of which instance.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="owner">The user name of whoever saved it; null for the actor. That of others only an administrator removes.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    /// <exception cref="AccessDeniedException">The actor may not run statements there, or not remove what is another's.</exception>
    /// <exception cref="AuditUnavailableException">It could not be written down, so it stays.</exception>
    /// <exception cref="ConsoleStoreException">The store cannot be written.</exception>
    public async Task<bool> RemoveAsync(Actor actor, DatabaseInstance instance, string name, string? owner, CancellationToken cancellationToken)
    {
        await DemandAsync(actor, instance, cancellationToken);
        if (await DemandOwnAsync(actor, instance, name, owner, cancellationToken) is null)
            return false;
        return await AuditedAsync(actor, instance, "databases.savedQuery.remove", new { name, owner }, async db =>
        {
            var self = await ActorOwner.OfAsync(db, actor, CancellationToken.None) ?? "";
            if (await FindAsync(db, instance, name, owner, self, CancellationToken.None) is not { } row)
                return false;
            db.Remove(row);
            return true;
        }, removed => Phrase.Of(removed ? "console.audit.removed" : "console.saved.gone", ("name", name)), removed => removed);
    }

    private static IQueryable<SavedQueryRow> Visible(PortalDbContext db, DatabaseInstance instance, string self)
    {
        var of = instance.Name.Value;
        return db.Set<SavedQueryRow>().Where(q => q.Instance == of && (q.OwnerId == self || q.IsShared));
    }

    private static Task<SavedQueryRow?> FindAsync(PortalDbContext db, DatabaseInstance instance, string name, string? owner, string self, CancellationToken cancellationToken)
    {
        var normalized = owner?.ToUpperInvariant();
        return Visible(db, instance, self).Include(q => q.Owner)
            .SingleOrDefaultAsync(q => q.Name == name && (normalized == null ? q.OwnerId == self : q.Owner!.NormalizedUserName == normalized), cancellationToken);
    }

    /// <summary>What is to be changed, when the actor may change it.</summary>
    private async Task<SavedQuery?> DemandOwnAsync(Actor actor, DatabaseInstance instance, string name, string? owner, CancellationToken cancellationToken)
    {
        var known = await FindAsync(actor, instance, name, owner, cancellationToken);
        if (known is { IsOwn: false })
            await guard.DemandAsync(actor, Permission.Administer, Scope.Portal, cancellationToken);
        return known;
    }

    private async Task<T> AuditedAsync<T>(Actor actor, DatabaseInstance instance, string action, object details, Func<PortalDbContext, Task<T>> change, Func<T, Phrase> words, Func<T, bool> isDone)
    {
        var intent = new AuditIntent(actor, action, instance.Name.Value, instance.Scope.Server, instance.Scope.Project, JsonSerializer.Serialize(details, JsonSerializerOptions.Web));
        var ticket = await audit.IntendAsync(intent, CancellationToken.None);
        var (outcome, statement) = ("failed", Phrase.Of("console.store.unavailable"));
        try
        {
            var answer = await ConsoleStoreException.GuardAsync(() => storage.WriteAsync(change, CancellationToken.None));
            (outcome, statement) = (isDone(answer) ? "done" : "refused", words(answer));
            return answer;
        }
        finally
        {
            await audit.ConcludeAsync(ticket, outcome, statement);
        }
    }

    private static SavedQuery Of(SavedQueryRow row, string self) =>
        new(row.Name, row.Owner?.UserName ?? "", row.OwnerId == self, row.IsShared, row.Description, row.Database, row.Text[..Math.Min(row.Text.Length, StartLength)], row.Text.Length, row.Text, row.SavedAt);

    private ValueTask DemandAsync(Actor actor, DatabaseInstance instance, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(instance);
        return guard.DemandAsync(actor, Permission.ReadSql, instance.Scope, cancellationToken);
    }
}
