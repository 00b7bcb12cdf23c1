using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using TapBot.Core.Storage;
using TapBot.Core.Wording;

namespace TapBot.Core.Audit;

/// <summary>
/// The only writer of the trail. An outcome that cannot be stored at once is owed: it is written before the next row, and until it is, no intent is taken.
/// </summary>
internal sealed class AuditTrail(PortalStorage storage, DataDirectory directory, TimeProvider time, ILogger<AuditTrail> log) : IAuditTrail
{
    private const int MostOwed = 1_000;
    private readonly Lock door = new();
    private readonly Queue<AuditEntry> owed = new();

    public async Task<AuditTicket> IntendAsync(AuditIntent intent, CancellationToken cancellationToken) =>
        new(await AppendAsync(AuditEntry.Intent(intent, time.GetUtcNow()), cancellationToken));

    public async Task ConcludeAsync(AuditTicket ticket, string outcome, Phrase statement)
    {
        var entry = AuditEntry.Outcome(ticket.Sequence, outcome, statement, time.GetUtcNow());
        try
        {
            await AppendAsync(entry, CancellationToken.None);
        }
        catch (AuditUnavailableException exception)
        {
            Owe(entry, exception);
        }
    }

    /// <summary>Writes something that is over already, such as a sign-in, as one row.</summary>
    /// <exception cref="AuditUnavailableException">It could not be stored.</exception>
    public Task RecordAsync(AuditIntent what, string outcome, Phrase statement, CancellationToken cancellationToken) =>
        AppendAsync(AuditEntry.Event(what, outcome, statement, time.GetUtcNow()), cancellationToken);

    /// <summary>As <see cref="RecordAsync"/>, for what must happen even when the trail cannot be written, such as a sign-out.</summary>
    public async Task TryRecordAsync(AuditIntent what, string outcome, Phrase statement, CancellationToken cancellationToken)
    {
        try
        {
            await RecordAsync(what, outcome, statement, cancellationToken);
        }
        catch (AuditUnavailableException)
        {
            // The log has it from AppendAsync.
        }
    }

    /// <summary>Concludes what an earlier run of the portal began and did not see the end of. To be called once, before anything else is written.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> ConcludeForgottenAsync(CancellationToken cancellationToken)
    {
        var open = await storage.ReadAsync(db => db.Set<AuditRow>()
            .Where(i => i.Outcome == null && !db.Set<AuditRow>().Any(o => o.Intent == i.Sequence))
            .Select(i => i.Sequence).ToListAsync(cancellationToken));
        foreach (var sequence in open)
            await ConcludeAsync(new AuditTicket(sequence), "unknown", Phrase.Of("audit.portalStopped"));
        return open.Count;
    }

    private async Task<long> AppendAsync(AuditEntry entry, CancellationToken cancellationToken)
    {
        AuditEntry[] earlier;
        lock (door)
            earlier = [.. owed];
        try
        {
            var head = await storage.WriteAsync(db => AppendAsync(db, [.. earlier, entry], cancellationToken), cancellationToken);
            Paid(earlier);
            Keep(head);
            return head.Sequence;
        }
        catch (Exception exception) when (StorageFailure.Is(exception))
        {
            Log.Unavailable(log, exception);
            throw new AuditUnavailableException(exception.GetBaseException());
        }
    }

    private static async Task<AuditHead> AppendAsync(PortalDbContext db, IReadOnlyList<AuditEntry> entries, CancellationToken cancellationToken)
    {
        // SQLite's transactions are alone anyway; with PostgreSQL another portal may write at the same moment.
        if (db.Database.IsNpgsql())
            await db.Database.ExecuteSqlRawAsync("LOCK TABLE \"Audit\" IN EXCLUSIVE MODE", cancellationToken);
        var head = await HeadAsync(db, cancellationToken);
        foreach (var entry in entries)
        {
            var source = entry.Answers is { } intent ? await db.Set<AuditRow>().SingleAsync(r => r.Sequence == intent, cancellationToken) : null;
            var row = entry.ToRow(head.Sequence + 1, head.Hash, source);
            db.Add(row);
            head = new AuditHead(row.Sequence, row.Hash);
        }
        return head;
    }

    private static async Task<AuditHead> HeadAsync(PortalDbContext db, CancellationToken cancellationToken) =>
        await db.Set<AuditRow>().OrderByDescending(r => r.Sequence).Select(r => new { r.Sequence, r.Hash }).FirstOrDefaultAsync(cancellationToken) is { } last
            ? new AuditHead(last.Sequence, last.Hash)
            : AuditHead.Empty;

    private void Owe(AuditEntry entry, Exception reason)
    {
        lock (door)
        {
            if (owed.Count >= MostOwed)
                owed.Dequeue(); // concluded as unknown at the next start
            owed.Enqueue(entry);
        }
        Log.Owed(log, entry.Answers ?? 0, reason);
    }

    private void Paid(AuditEntry[] entries)
    {
        lock (door)
        {
            foreach (var _ in entries.Where(e => owed.TryPeek(out var first) && ReferenceEquals(first, e)))
                owed.Dequeue();
        }
    }

    private void Keep(AuditHead head)
    {
        try
        {
            head.Write(directory);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The row is stored; an older head is still a row of the chain, so verifying stays right.
            Log.HeadNotKept(log, exception);
        }
    }
}
