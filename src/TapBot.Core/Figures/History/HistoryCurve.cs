using TapBot.Core.Wording;

namespace TapBot.Core.Figures;

/// <summary>A series between two moments. A stretch without a sample has no bucket: nothing is ever filled in.</summary>
/// <param name="Series">Which series.</param>
/// <param name="Tier">From which of the tiers the answer is, at the finest.</param>
/// <param name="Step">The length of a bucket. It is never shorter than the time between samples, so that a missing bucket is a gap.</param>
/// <param name="Buckets">Oldest first; each begins at a whole multiple of the step.</param>
/// <param name="Flaw">Why there is nothing, or only a part; null when the answer is whole.</param>
public sealed record HistoryCurve(SeriesName Series, HistoryTier Tier, TimeSpan Step, IReadOnlyList<HistoryBucket> Buckets, Phrase? Flaw = null);
