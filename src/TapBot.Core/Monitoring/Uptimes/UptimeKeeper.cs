using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TapBot.Core.Access;
using TapBot.Core.Figures;
using TapBot.Core.Storage;

namespace TapBot.Core.Monitoring;

/// <summary>Looks at all lights every ten seconds and remembers which were red, in memory and in the history, from which it goes on after a restart.</summary>
internal sealed class UptimeKeeper(LightBroadcast lights, UptimeBook book, HistoryRecorder history, HistoryStore store, TimeProvider time, ILogger<UptimeKeeper> logger) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var loading = LoadAsync(UptimeHours.Hour(time.GetUtcNow()), stoppingToken);
        try
        {
            while (true)
            {
                await Task.Delay(UptimeBook.Every, time, stoppingToken);
                Look();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
        finally
        {
            await loading;
        }
    }

    /// <summary>One look. Lights that nobody has put together lately say nothing.</summary>
    internal void Look()
    {
        var now = time.GetUtcNow();
        var set = lights.Current;
        var isFresh = (now - set.At).Duration() < LightReader.Every * 4;
        var looks = set.ByKey.Values.Where(UptimeSeries.Counts).Select(l => (Series: UptimeSeries.Of(l), l.Scope, IsUp: isFresh && !l.IsUnwatched ? UptimeSeries.IsUp(l.Colour) : null)).ToList();
        book.Add(looks, now);
        var known = looks.Where(l => l.IsUp is not null).ToList();
        foreach (var (series, scope, isUp) in known)
            history.Add(series, scope, now, isUp is true ? 1 : 0);
        if (known.Count > 0)
            history.Add(UptimeSeries.All, Scope.Portal, now, (double)known.Count(l => l.IsUp is true) / known.Count);
    }

    /// <summary>A store that does not answer is asked again; meanwhile looks are taken all the same.</summary>
    private async Task LoadAsync(long started, CancellationToken stoppingToken)
    {
        try
        {
            while (!await TryLoadAsync(started, stoppingToken))
                await Task.Delay(Patience, time, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private async Task<bool> TryLoadAsync(long started, CancellationToken cancellationToken)
    {
        try
        {
            await store.LoadAsync(cancellationToken);
            var (from, to) = ((time.GetUtcNow() - Uptime.Window).ToUnixTimeSeconds(), UptimeHours.Moment(started + 1).ToUnixTimeSeconds());
            foreach (var series in history.All.Where(s => s.Id != 0 && s.Name.Value.StartsWith(UptimeSeries.Root + "/", StringComparison.Ordinal)).ToList())
            {
                var stored = await store.ReadAsync(series.Id, HistoryTier.Hour, from, to, cancellationToken);
                book.Load(series.Name, series.Scope, stored.Select(s => (UptimeHours.Hour(DateTimeOffset.FromUnixTimeSeconds(s.Start)), new UptimeCount(s.Rollup.Count, (long)Math.Round(s.Rollup.Sum)))), started);
            }
            return true;
        }
        catch (Exception failed) when (StorageFailure.Is(failed))
        {
            Log.UptimeUnread(logger, failed.Message);
            return false;
        }
    }
}
