using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using TapBot.Core.Access;
using TapBot.Core.Storage;
using ZstdSharp;

namespace TapBot.Core.Figures;

/// <summary>Roll-ups in the portal's store. What is written is merged with what is there, so that nothing has to be read back after a restart.</summary>
internal sealed class HistoryStore(PortalStorage storage, HistoryRecorder recorder, ILogger<HistoryStore> logger) : IDisposable
{
    private readonly SemaphoreSlim loading = new(1, 1);
    private readonly Compressor compressor = new(HistoryChunk.Level);
    private volatile bool isLoaded;

    /// <summary>Makes the series known that the store has; once is enough, unless writing fails.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (isLoaded)
            return;
        await loading.WaitAsync(cancellationToken);
        try
        {
            if (isLoaded)
                return;
            foreach (var row in await storage.ReadAsync(db => db.Set<HistorySeriesRow>().ToListAsync(cancellationToken)))
                recorder.Know(SeriesName.Parse(row.Name), row.Id, ScopeOf(row), row.LastAt);
            isLoaded = true;
        }
        finally
        {
            loading.Release();
        }
    }

    /// <summary>Merges roll-ups into their chunks: all of them, or none. Done twice, it counts samples twice, which changes no mean. One call at a time.</summary>
    public async Task WriteAsync(IReadOnlyList<SeriesBatch> batches, CancellationToken cancellationToken)
    {
        try
        {
            var rows = await storage.WriteAsync(async db =>
            {
                var named = await NameAsync(db, batches, cancellationToken);
                foreach (var tier in TierShape.Stored)
                {
                    foreach (var chunk in batches.SelectMany(b => b.Of(tier).Select(p => TierShape.ChunkOf(tier, p.Start))).Distinct())
                        await MergeAsync(db, tier, chunk, batches, named, cancellationToken);
                }
                return named;
            }, cancellationToken);
            foreach (var batch in batches)
                batch.Series.Named(rows[batch.Series], batch.Scope, batch.LastAt);
        }
        catch (Exception failed) when (StorageFailure.Is(failed))
        {
            isLoaded = false; // somebody else may have written, or the store is another one now
            throw;
        }
    }

    /// <summary>The stored roll-ups of a series from one moment to before another, by time.</summary>
    public async Task<IReadOnlyList<(long Start, Rollup Rollup)>> ReadAsync(int series, HistoryTier tier, long from, long to, CancellationToken cancellationToken)
    {
        var (first, end) = (TierShape.Moment(TierShape.ChunkOf(tier, from)), TierShape.Moment(to));
        var chunks = await storage.ReadAsync(db => db.Set<HistoryChunkRow>().Where(c => c.SeriesId == series && c.Tier == tier && c.Start >= first && c.Start < end)
            .OrderBy(c => c.Start).Select(c => new { c.Start, c.Data }).ToListAsync(cancellationToken));
        var (found, slots, resolution) = (new List<(long, Rollup)>(), new Rollup[TierShape.Slots], TierShape.Resolution(tier));
        foreach (var chunk in chunks)
        {
            Unpack(series, chunk.Start, chunk.Data, slots);
            var start = chunk.Start.ToUnixTimeSeconds();
            for (var slot = 0; slot < slots.Length; slot++, start += resolution)
            {
                if (slots[slot].Count > 0 && start >= from && start < to)
                    found.Add((start, slots[slot]));
            }
        }
        return found;
    }

    /// <summary>Removes chunks of a tier that end before one moment or begin after another.</summary>
    public Task<int> CleanAsync(HistoryTier tier, DateTimeOffset before, DateTimeOffset after, CancellationToken cancellationToken)
    {
        var first = before.AddSeconds(-TierShape.Span(tier));
        return storage.WriteAsync(db => db.Set<HistoryChunkRow>().Where(c => c.Tier == tier && (c.Start < first || c.Start > after)).ExecuteDeleteAsync(cancellationToken), cancellationToken);
    }

    /// <summary>Removes series with all that is stored of them.</summary>
    public Task RemoveAsync(IReadOnlyList<int> series, CancellationToken cancellationToken) =>
        storage.WriteAsync(db => db.Set<HistorySeriesRow>().Where(s => series.Contains(s.Id)).ExecuteDeleteAsync(cancellationToken), cancellationToken);

    public void Dispose()
    {
        loading.Dispose();
        compressor.Dispose();
    }

    /// <summary>Fills the slots with a chunk. One that is damaged is empty, and written anew when something is to be merged into it.</summary>
    private void Unpack(int series, DateTimeOffset start, byte[]? data, Rollup[] slots)
    {
        Array.Clear(slots);
        try
        {
            if (data is not null)
                HistoryChunk.Unpack(data, slots);
        }
        catch (InvalidDataException wrong)
        {
            Array.Clear(slots);
            Log.ChunkDamaged(logger, series, start, wrong.Message);
        }
    }

    private static Scope ScopeOf(HistorySeriesRow row) => new(row.Server is { } server ? ServerName.Parse(server) : null, row.Project);

    private static async Task<Dictionary<SeriesMemory, int>> NameAsync(PortalDbContext db, IReadOnlyList<SeriesBatch> batches, CancellationToken cancellationToken)
    {
        var changed = batches.Where(b => b.Series.Id != 0 && b.Series.IsChanged).Select(b => b.Series.Id).ToList();
        var rows = await db.Set<HistorySeriesRow>().Where(s => changed.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancellationToken);
        var fresh = new List<(SeriesMemory Series, HistorySeriesRow Row)>();
        foreach (var batch in batches.Where(b => b.Series.IsChanged))
        {
            if (batch.Series.Id == 0 || !rows.TryGetValue(batch.Series.Id, out var row))
            {
                row = new HistorySeriesRow { Name = batch.Series.Name.Value };
                db.Add(row);
                fresh.Add((batch.Series, row));
            }
            (row.Server, row.Project, row.LastAt) = (batch.Scope.Server?.Value, batch.Scope.Project, DateTimeOffset.FromUnixTimeMilliseconds(batch.LastAt));
        }
        await db.SaveChangesAsync(cancellationToken);
        var ids = batches.ToDictionary(b => b.Series, b => b.Series.Id);
        foreach (var (series, row) in fresh)
            ids[series] = row.Id;
        return ids;
    }

    private async Task MergeAsync(
        PortalDbContext db, HistoryTier tier, long chunk, IReadOnlyList<SeriesBatch> batches, Dictionary<SeriesMemory, int> ids, CancellationToken cancellationToken)
    {
        var (start, slots) = (TierShape.Moment(chunk), new Rollup[TierShape.Slots]);
        var rows = await db.Set<HistoryChunkRow>().Where(c => c.Tier == tier && c.Start == start).ToDictionaryAsync(c => c.SeriesId, cancellationToken);
        foreach (var batch in batches)
        {
            var mine = batch.Of(tier).Where(p => TierShape.ChunkOf(tier, p.Start) == chunk).ToList();
            if (mine.Count == 0)
                continue;
            var row = rows.GetValueOrDefault(ids[batch.Series]);
            Unpack(ids[batch.Series], start, row?.Data, slots);
            foreach (var (at, rollup) in mine)
            {
                var slot = (at - chunk) / TierShape.Resolution(tier);
                slots[slot] = slots[slot].With(rollup);
            }
            var data = HistoryChunk.Pack(slots, compressor);
            if (row is null)
                db.Add(new HistoryChunkRow { SeriesId = ids[batch.Series], Tier = tier, Start = start, Data = data });
            else
                row.Data = data;
        }
    }
}
