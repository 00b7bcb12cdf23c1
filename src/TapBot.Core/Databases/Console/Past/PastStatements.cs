using Microsoft.EntityFrameworkCore;
using TapBot.Core.Access;
using TapBot.Core.Audit;
using TapBot.Core.Storage;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>
/// What people have run on an instance, each for whoever ran it, themselves or with a token of theirs, as long as they may run statements there. Nobody sees those of others here; the audit trail has them.
/// </summary>
public sealed class PastStatements
{
    /// <summary>How many are kept of one person on one instance: the newest.</summary>
    public const int Most = 1_000;

    /// <summary>Characters that are kept of a statement, as many as in the audit trail.</summary>
    public const int Longest = ConsoleAudit.Longest;

    /// <summary>Most that can be asked for at once.</summary>
    public const int MostAtOnce = 200;

    /// <summary>Characters of what can be looked for.</summary>
    public const int LongestSearch = 200;

    /// <summary>How long they are kept.</summary>
    public static readonly TimeSpan Age = TimeSpan.FromDays(90);

    private readonly AccessGuard guard;
    private readonly PortalStorage storage;
    private readonly IAuditTrail audit;
    private readonly PastWriter writer;
    private readonly TimeProvider time;

    internal PastStatements(AccessGuard guard, PortalStorage storage, IAuditTrail audit, PastWriter writer, TimeProvider time) =>
        (this.guard, this.storage, this.audit, this.writer, this.time) = (guard, storage, audit, writer, time);

    /// <summary>The actor's statements, the newest first.</summary>
    /// <exception cref="AccessDeniedException">The actor may not run statements there.</exception>
    /// <exception cref="ConsoleStoreException">The store cannot be read.</exception>
    public async Task<PastPage> ListAsync(Actor actor, DatabaseInstance instance, PastQuestion question, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        await DemandAsync(actor, instance, cancellationToken);
        await writer.SettleAsync(cancellationToken);
        var (limit, search) = (Math.Clamp(question.Limit, 1, MostAtOnce), Fold((question.Search ?? "").Trim()));
        return await ConsoleStoreException.GuardAsync(() => storage.ReadAsync(async db =>
        {
            var rows = await MineAsync(db, actor, instance, cancellationToken);
            if (question.Before is { } before)
                rows = rows.Where(p => p.Id < before);
            if (question.FailedOnly)
                rows = rows.Where(p => p.Outcome >= StatementOutcome.Failed);
            if (search.Length > 0)
                rows = rows.Where(p => p.Folded.Contains(search));
            var found = await rows.OrderByDescending(p => p.Id).Take(limit + 1).ToListAsync(cancellationToken);
            return new PastPage([.. found.Take(limit).Select(Of)], found.Count > limit ? found[limit - 1].Id : null);
        }));
    }

    /// <summary>One of the actor's statements; null when there is none of that number.</summary>
    /// <exception cref="AccessDeniedException">The actor may not run statements there.</exception>
    /// <exception cref="ConsoleStoreException">The store cannot be read.</exception>
    public async Task<PastStatement?> FindAsync(Actor actor, DatabaseInstance instance, long id, CancellationToken cancellationToken)
    {
        await DemandAsync(actor, instance, cancellationToken);
        return await ConsoleStoreException.GuardAsync(() => storage.ReadAsync(async db =>
            await (await MineAsync(db, actor, instance, cancellationToken)).SingleOrDefaultAsync(p => p.Id == id, cancellationToken) is { } row ? Of(row) : null));
    }

    /// <summary>Forgets all of the actor's statements on an instance, and says how many there were. The audit trail keeps them.</summary>
    /// <exception cref="AccessDeniedException">The actor may not run statements there.</exception>
    /// <exception cref="AuditUnavailableException">It could not be written down, so nothing was forgotten.</exception>
    /// <exception cref="ConsoleStoreException">The store cannot be written.</exception>
    public async Task<int> ClearAsync(Actor actor, DatabaseInstance instance, CancellationToken cancellationToken)
    {
        await DemandAsync(actor, instance, cancellationToken);
        await writer.SettleAsync(cancellationToken);
        var ticket = await audit.IntendAsync(new AuditIntent(actor, "databases.query.forget", instance.Name.Value, instance.Scope.Server, instance.Scope.Project), cancellationToken);
        var (outcome, statement) = ("failed", Phrase.Of("console.store.unavailable"));
        try
        {
            var count = await ConsoleStoreException.GuardAsync(() => storage.WriteAsync(
                async db => await (await MineAsync(db, actor, instance, CancellationToken.None)).ExecuteDeleteAsync(CancellationToken.None), CancellationToken.None));
            (outcome, statement) = ("done", Phrase.Of("console.audit.forgotten", ("statements", count)));
            return count;
        }
        finally
        {
            await audit.ConcludeAsync(ticket, outcome, statement);
        }
    }

    /// <summary>A text as it is looked for.</summary>
    internal static string Fold(string text) => text.ToUpperInvariant();

    private async Task<IQueryable<PastStatementRow>> MineAsync(PortalDbContext db, Actor actor, DatabaseInstance instance, CancellationToken cancellationToken)
    {
        var (owner, name, from) = (await ActorOwner.OfAsync(db, actor, cancellationToken) ?? "", instance.Name.Value, time.GetUtcNow() - Age);
        return db.Set<PastStatementRow>().Where(p => p.OwnerId == owner && p.Instance == name && p.At >= from);
    }

    private static PastStatement Of(PastStatementRow row) => new()
    {
        Id = row.Id, Text = row.Text, IsCut = row.Length > row.Text.Length, Database = row.Database, Mode = row.Mode, At = row.At, Times = row.Times, Took = TimeSpan.FromMilliseconds(row.TookMilliseconds), Rows = row.Rows,
        Outcome = row.Outcome, SqlState = row.SqlState,
    };

    private ValueTask DemandAsync(Actor actor, DatabaseInstance instance, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(instance);
        return guard.DemandAsync(actor, Permission.ReadSql, instance.Scope, cancellationToken);
    }
}
