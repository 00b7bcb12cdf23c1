using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TapBot.Core.Storage;
using TapBot.Core.Wording;

namespace TapBot.Core.Figures;

/// <summary>Stores roll-ups every three minutes and when the portal stops, and removes what is too old. A store that fails is tried again; recording goes on meanwhile.</summary>
internal sealed class HistoryWriter(HistoryRecorder recorder, HistoryStore store, IOptions<HistoryOptions> options, TimeProvider time, ILogger<HistoryWriter> logger) : BackgroundService
{
    /// <summary>With the time that writing takes, a portal that is killed loses less than five minutes.</summary>
    public static readonly TimeSpan WriteEvery = TimeSpan.FromMinutes(3);

    /// <summary>How soon a store that failed is tried again.</summary>
    public static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan CleanEvery = TimeSpan.FromHours(1), Silent = TimeSpan.FromDays(1), FarAhead = TimeSpan.FromDays(1);

    /// <summary>Of the series there may be, so many percent stay when those that are silent make room.</summary>
    private const int FullPercent = 90;

    private readonly SemaphoreSlim alone = new(1, 1);
    private DateTimeOffset? writtenAt, failingSince, fullSince;
    private DateTimeOffset cleanedAt = DateTimeOffset.MinValue;
    private (DateTimeOffset Clock, long Timestamp)? lastLook;
    private long refusedSeries;
    private volatile bool isDisposed;

    /// <summary>How it is doing.</summary>
    public HistoryState State => new(
        recorder.Count, recorder.MaxSeries, recorder.Refused, recorder.Lost, writtenAt,
        failingSince is not null ? Phrase.Of("history.notStored") : fullSince is not null ? Phrase.Of("history.tooMany", ("most", recorder.MaxSeries)) : null,
        failingSince ?? fullSince);

    /// <summary>Stores what there is to store; false when the store failed.</summary>
    public async Task<bool> WriteAsync(CancellationToken cancellationToken)
    {
        await alone.WaitAsync(cancellationToken);
        try
        {
            Trim();
            await store.LoadAsync(cancellationToken);
            await StoreAsync(cancellationToken);
            await CleanAsync(cancellationToken);
            Look(null);
            return true;
        }
        catch (Exception failed) when (StorageFailure.Is(failed))
        {
            Look(failed);
            return false;
        }
        finally
        {
            alone.Release();
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (isDisposed)
            return;
        try
        {
            await WriteAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The time to stop is over; what is not stored is lost.
        }
        catch (ObjectDisposedException) when (isDisposed)
        {
            // The host did not wait for it.
        }
    }

    public override void Dispose()
    {
        isDisposed = true; // a host may be told to stop after that
        alone.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
                await Task.Delay(await WriteAsync(stoppingToken) ? WriteEvery : RetryAfter, time, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private void Trim()
    {
        var now = time.GetUtcNow();
        var (from, to) = ((now - HistoryRecorder.RawTime).ToUnixTimeMilliseconds(), (now + HistoryRecorder.Ahead).ToUnixTimeMilliseconds());
        foreach (var series in recorder.All)
            series.Trim(from, to);
    }

    private async Task StoreAsync(CancellationToken cancellationToken)
    {
        var batches = recorder.All.Select(s => s.Take()).OfType<SeriesBatch>().ToList();
        if (batches.Count == 0)
            return;
        var isStored = false;
        try
        {
            await store.WriteAsync(batches, cancellationToken);
            (isStored, writtenAt) = (true, time.GetUtcNow());
        }
        finally
        {
            foreach (var batch in batches)
            {
                if (isStored)
                    batch.Series.Stored();
                else
                    recorder.GiveUp(batch.Series.Returned());
            }
        }
    }

    private async Task CleanAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (HasJumped(now))
            cleanedAt = now;
        if ((now - cleanedAt).Duration() < CleanEvery)
            return;
        await store.CleanAsync(HistoryTier.Minute, now - options.Value.Minutes, now + FarAhead, cancellationToken);
        await store.CleanAsync(HistoryTier.Hour, now - options.Value.Hours, now + FarAhead, cancellationToken);
        var idle = recorder.All.Where(s => s.Id != 0 && s.IsIdle && Age(s, now) > Silent).OrderBy(s => s.LastAt).ToList();
        var tooMany = recorder.Count - (recorder.MaxSeries * FullPercent / 100);
        var gone = idle.Where((s, place) => place < tooMany || Age(s, now) > options.Value.Hours).ToList();
        if (gone.Count > 0)
        {
            await store.RemoveAsync([.. gone.Select(s => s.Id)], cancellationToken);
            foreach (var series in gone)
                recorder.Forget(series.Name);
            Log.SeriesRemoved(logger, gone.Count);
        }
        cleanedAt = now;
    }

    /// <summary>True at the first look, and when the clock is suddenly elsewhere. If it is wrong, there is an hour to set it right before anything is taken for old or for not yet there.</summary>
    private bool HasJumped(DateTimeOffset now)
    {
        var before = lastLook;
        lastLook = (now, time.GetTimestamp());
        return before is not var (clock, timestamp) || (now - clock - time.GetElapsedTime(timestamp)).Duration() > CleanEvery;
    }

    private static TimeSpan Age(SeriesMemory series, DateTimeOffset now) => now - DateTimeOffset.FromUnixTimeMilliseconds(series.LastAt);

    private void Look(Exception? failed)
    {
        if (failed is not null && failingSince is null)
            Log.HistoryNotStored(logger, failed.Message);
        else if (failed is null && failingSince is not null)
            Log.HistoryStored(logger);
        failingSince = failed is null ? null : failingSince ?? time.GetUtcNow();
        var isFull = recorder.RefusedSeries > refusedSeries;
        if (isFull && fullSince is null)
            Log.TooManySeries(logger, recorder.MaxSeries);
        fullSince = isFull ? fullSince ?? time.GetUtcNow() : null;
        refusedSeries = recorder.RefusedSeries;
    }
}
