using TapBot.Core.Storage;
using TapBot.Core.Wording;

namespace TapBot.Core.Figures;

/// <summary>One question for one series. All times are seconds since 1970.</summary>
internal sealed class HistoryReading(SeriesMemory series, HistoryStore store, long from, long to, int points)
{
    private const int Milliseconds = 1_000;

    /// <summary>The answer from raw samples; null when they do not reach back far enough, or would be summed up to minutes anyway.</summary>
    public async Task<HistoryCurve?> RawAsync(CancellationToken cancellationToken)
    {
        var minute = TierShape.Resolution(HistoryTier.Minute);
        var wanted = HistoryGrid.Over(from, to, points, TierShape.Resolution(HistoryTier.Raw), 0);
        var (samples, oldest) = series.Raw(wanted.Origin * Milliseconds, to * Milliseconds);
        if (wanted.Step >= minute || oldest is not { } oldestAt)
            return null;
        var known = TierShape.Floor(oldestAt / Milliseconds, minute);
        var begin = TierShape.Floor(from + minute - 1, minute);
        if (begin < known && (await RollupsAsync(HistoryTier.Minute, begin, Math.Min(known, to), cancellationToken)).Found.Count > 0)
            return null;
        var least = (long)Math.Ceiling(HistoryGrid.Spacing([.. samples.Select(s => s.At)]) / Milliseconds);
        var grid = HistoryGrid.Over(from, to, points, TierShape.Resolution(HistoryTier.Raw), least);
        return CurveOf(HistoryTier.Raw, grid, samples.Select(s => (s.At / Milliseconds, Rollup.Of(s.Value))), null);
    }

    /// <summary>The answer from roll-ups of a tier.</summary>
    public async Task<HistoryCurve> RollupsAsync(HistoryTier tier, CancellationToken cancellationToken)
    {
        var resolution = TierShape.Resolution(tier);
        var wanted = HistoryGrid.Over(from, to, points, resolution, 0);
        var (found, flaw) = await RollupsAsync(tier, wanted.Origin, to, cancellationToken);
        var spacing = HistoryGrid.Spacing([.. found.Select(f => f.Start).Distinct().Order()]);
        var grid = spacing > resolution * 1.5 ? HistoryGrid.Over(from, to, points, resolution, (long)spacing) : wanted;
        return CurveOf(tier, grid, found, flaw);
    }

    private HistoryCurve CurveOf(HistoryTier tier, HistoryGrid grid, IEnumerable<(long Start, Rollup Rollup)> found, Phrase? flaw) =>
        new(series.Name, tier, TimeSpan.FromSeconds(grid.Step), grid.Fill(found), flaw);

    private async Task<(List<(long Start, Rollup Rollup)> Found, Phrase? Flaw)> RollupsAsync(HistoryTier tier, long begin, long end, CancellationToken cancellationToken)
    {
        // Memory first: what is stored in between is then seen twice, which changes no mean, and never missed.
        var found = new List<(long, Rollup)>(series.Pending(tier, begin, end));
        if (series.Id == 0)
            return (found, null);
        try
        {
            found.AddRange(await store.ReadAsync(series.Id, tier, begin, end, cancellationToken));
            return (found, null);
        }
        catch (Exception failed) when (StorageFailure.Is(failed))
        {
            return (found, Phrase.Of("history.notRead"));
        }
    }
}
