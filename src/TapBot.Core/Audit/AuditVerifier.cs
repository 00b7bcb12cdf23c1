using Microsoft.EntityFrameworkCore;
using TapBot.Core.Storage;

namespace TapBot.Core.Audit;

/// <summary>Walks the chain from its beginning and names what was edited, deleted, reordered or cut off.</summary>
public sealed class AuditVerifier
{
    /// <summary>How many flaws are named; one edit breaks one row, but a clumsy hand may break all.</summary>
    public const int MostFlaws = 100;

    private readonly PortalStorage storage;
    private readonly DataDirectory directory;

    internal AuditVerifier(PortalStorage storage, DataDirectory directory)
    {
        this.storage = storage;
        this.directory = directory;
    }

    /// <summary>Verifies the whole trail.</summary>
    /// <param name="noted">A head noted earlier outside the portal; null takes the one kept in the data directory.</param>
    /// <param name="cancellationToken">Ends the walk.</param>
    public Task<AuditReport> VerifyAsync(AuditHead? noted, CancellationToken cancellationToken)
    {
        var expected = noted ?? AuditHead.Read(directory);
        return storage.ReadAsync(db => WalkAsync(db, expected, cancellationToken));
    }

    private static async Task<AuditReport> WalkAsync(PortalDbContext db, AuditHead? expected, CancellationToken cancellationToken)
    {
        var (flaws, broken) = (new List<AuditFlaw>(), new List<AuditRow>());
        var (head, rows, sound, reached) = (AuditHead.Empty, 0L, true, expected is null or { Sequence: 0 });
        await foreach (var row in db.Set<AuditRow>().OrderBy(r => r.Sequence).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            rows++;
            if (flaws.Count < MostFlaws)
                sound = Examine(head, sound, row, flaws, broken);
            reached |= row.Sequence == expected?.Sequence && row.Hash == expected?.Hash;
            head = new AuditHead(row.Sequence, row.Hash);
        }
        foreach (var row in broken)
        {
            if (await PlaceOfAsync(db, row, cancellationToken) is { } place)
                flaws[flaws.FindIndex(f => f.Kind == AuditFlawKind.Edited && f.Sequence == row.Sequence)] = new AuditFlaw(AuditFlawKind.Reordered, row.Sequence, place);
        }
        if (!reached)
            flaws.Add(new AuditFlaw(AuditFlawKind.Truncated, expected!.Value.Sequence, expected.Value.Sequence));
        return new AuditReport(rows, head, flaws);
    }

    /// <returns>True when the row itself is as it was written, so that the next one can be expected to stand on it.</returns>
    private static bool Examine(AuditHead before, bool beforeIsSound, AuditRow row, List<AuditFlaw> flaws, List<AuditRow> broken)
    {
        if (row.Sequence > before.Sequence + 1)
            flaws.Add(new AuditFlaw(AuditFlawKind.Deleted, before.Sequence + 1, row.Sequence - 1));
        if (AuditHash.Of(row, row.PreviousHash) != row.Hash)
        {
            flaws.Add(new AuditFlaw(AuditFlawKind.Edited, row.Sequence, row.Sequence));
            broken.Add(row);
            return false;
        }
        if (beforeIsSound && row.Sequence == before.Sequence + 1 && row.PreviousHash != before.Hash)
            flaws.Add(new AuditFlaw(AuditFlawKind.Replaced, row.Sequence, row.Sequence));
        return true;
    }

    /// <summary>The number under which the row was written, if it fits its hash under that number; null when it fits under none.</summary>
    private static async Task<long?> PlaceOfAsync(PortalDbContext db, AuditRow row, CancellationToken cancellationToken)
    {
        // What stood before and after it in the chain tells where it stood, wherever these rows are numbered now.
        var neighbours = await db.Set<AuditRow>().Where(r => r.Hash == row.PreviousHash || r.PreviousHash == row.Hash)
            .Select(r => r.Sequence).ToListAsync(cancellationToken);
        var stored = row.Sequence;
        try
        {
            foreach (var place in neighbours.SelectMany(n => new[] { n - 1, n, n + 1 }).Append(1).Where(p => p != stored).Distinct().Order())
            {
                row.Sequence = place;
                if (AuditHash.Of(row, row.PreviousHash) == row.Hash)
                    return place;
            }
            return null;
        }
        finally
        {
            row.Sequence = stored;
        }
    }
}
