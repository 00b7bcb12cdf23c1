using TapBot.Core.Access;
using TapBot.Core.Figures;

namespace TapBot.Portal.Features.Wall;

/// <summary>The lines of the tiles: the last hour of each series, minute by minute, read again every minute.</summary>
internal sealed class BoardCurves(HistoryReader history, TimeProvider time, ILogger<BoardCurves> log)
{
    private const int Minutes = 60;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2), Again = TimeSpan.FromMinutes(1);
    private readonly Lock gate = new();
    private readonly Dictionary<SeriesName, (IReadOnlyList<double?> Values, long ReadAt)> known = [];
    private HashSet<SeriesName> wanted = [];

    /// <summary>Says which series are shown now; all others are let go.</summary>
    public void Want(IEnumerable<SeriesName> series)
    {
        lock (gate)
        {
            wanted = [.. series];
            foreach (var gone in known.Keys.Where(k => !wanted.Contains(k)).ToArray())
                known.Remove(gone);
        }
    }

    /// <summary>The line of a series; empty until it was read.</summary>
    public IReadOnlyList<double?> Of(SeriesName series)
    {
        lock (gate)
            return known.TryGetValue(series, out var found) ? found.Values : [];
    }

    /// <summary>Reads what is wanted, until it is cancelled.</summary>
    public async Task RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        while (true)
        {
            foreach (var series in Due())
                await ReadAsync(actor, series, cancellationToken);
            await Task.Delay(Look, time, cancellationToken);
        }
    }

    private List<SeriesName> Due()
    {
        lock (gate)
            return [.. wanted.Where(s => !known.TryGetValue(s, out var found) || time.GetElapsedTime(found.ReadAt) >= Again)];
    }

    private async Task ReadAsync(Actor actor, SeriesName series, CancellationToken cancellationToken)
    {
        var to = time.GetUtcNow();
        var from = to - TimeSpan.FromMinutes(Minutes);
        var values = new double?[Minutes];
        try
        {
            var curve = await history.GetAsync(actor, series, from, to, Minutes, cancellationToken);
            foreach (var bucket in curve.Buckets)
                values[Math.Clamp((int)((bucket.Start - from) / (to - from) * Minutes), 0, Minutes - 1)] = bucket.Average;
        }
        catch (Exception exception) when (exception is not AccessDeniedException && !cancellationToken.IsCancellationRequested)
        {
            Log.FeedFailed(log, series.Value, exception); // a board without its lines is still a board
        }
        lock (gate)
            known[series] = (values.Count(v => v is not null) > 1 ? values : [], time.GetTimestamp());
    }
}
