using TapBot.Core.Figures;
using TapBot.Portal.Features.Operations;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Figures;

/// <summary>One series between two moments.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Tier">raw, minute or hour: how finely the answer is kept.</param>
/// <param name="Step">Seconds of a bucket; never less than the time between samples, so that a bucket that is missing is a gap.</param>
/// <param name="Buckets">Oldest first; only those with samples.</param>
/// <param name="Reason">Why there is nothing (no such series, or not for the caller) or only a part; null when the answer is whole.</param>
public sealed record CurveModel(string Name, HistoryTier Tier, double Step, IReadOnlyList<BucketModel> Buckets, Statement? Reason)
{
    /// <summary>A curve in the form of the API.</summary>
    public static CurveModel Of(Texts texts, HistoryCurve curve)
    {
        ArgumentNullException.ThrowIfNull(curve);
        return new(
            curve.Series.Value, curve.Tier, curve.Step.TotalSeconds,
            [.. curve.Buckets.Select(b => new BucketModel(b.Start, b.Minimum, b.Average, b.Maximum))], curve.Flaw is { } flaw ? Statement.Of(texts, flaw) : null);
    }
}
