using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using TapBot.Core.Storage;

namespace TapBot.Core.Audit;

/// <summary>Finds rows of the trail. Unguarded, so it stays below the readers.</summary>
internal sealed class AuditQuery(PortalStorage storage)
{
    private const int PageRows = 1_000;

    /// <summary>The newest rows below a number, newest first.</summary>
    public Task<IReadOnlyList<AuditRecord>> NewestAsync(AuditFilter filter, long? before, int limit, CancellationToken cancellationToken) => storage.ReadAsync(async db =>
    {
        var rows = Matching(db, filter);
        if (before is { } sequence)
            rows = rows.Where(r => r.Sequence < sequence);
        var found = await rows.OrderByDescending(r => r.Sequence).Take(limit).ToListAsync(cancellationToken);
        return (IReadOnlyList<AuditRecord>)found.ConvertAll(AuditRecord.Of);
    });

    public Task<AuditRecord?> FindAsync(long sequence, CancellationToken cancellationToken) => storage.ReadAsync(async db =>
        await db.Set<AuditRow>().SingleOrDefaultAsync(r => r.Sequence == sequence, cancellationToken) is { } row ? AuditRecord.Of(row) : null);

    /// <summary>All rows, oldest first, a page at a time, so that a slow reader holds nothing open in the store.</summary>
    public async IAsyncEnumerable<IReadOnlyList<AuditRecord>> PagesAsync(AuditFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var last = 0L;
        while (true)
        {
            var after = last;
            var page = await storage.ReadAsync(db => Matching(db, filter).Where(r => r.Sequence > after).OrderBy(r => r.Sequence).Take(PageRows).ToListAsync(cancellationToken));
            if (page.Count > 0)
                yield return page.ConvertAll(AuditRecord.Of);
            if (page.Count < PageRows)
                yield break;
            last = page[^1].Sequence;
        }
    }

    private static IQueryable<AuditRow> Matching(PortalDbContext db, AuditFilter filter)
    {
        var rows = db.Set<AuditRow>().AsQueryable();
        if (filter.From is { } from)
            rows = rows.Where(r => r.At >= from);
        if (filter.To is { } to)
            rows = rows.Where(r => r.At < to);
        if (Lower(filter.Actor) is { } actor)
            rows = rows.Where(r => r.ActorName.ToLower().Contains(actor));
        if (!string.IsNullOrWhiteSpace(filter.Action))
            rows = rows.Where(r => r.Action.StartsWith(filter.Action.Trim()));
        if (Lower(filter.Target) is { } target)
            rows = rows.Where(r => r.Target.ToLower().Contains(target) || r.Server!.ToLower().Contains(target) || r.Project!.ToLower().Contains(target));
        if (filter.Outcome == AuditFilter.Open)
            rows = rows.Where(r => r.Outcome == null && !db.Set<AuditRow>().Any(o => o.Intent == r.Sequence));
        else if (filter.Outcome is { } outcome)
            rows = rows.Where(r => r.Outcome == outcome);
        else if (filter.WithoutAnswered)
            rows = rows.Where(r => r.Outcome != null || !db.Set<AuditRow>().Any(o => o.Intent == r.Sequence));
        return rows;
    }

    private static string? Lower(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim().ToLowerInvariant();
}
