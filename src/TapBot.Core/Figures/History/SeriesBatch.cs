using TapBot.Core.Access;

namespace TapBot.Core.Figures;

/// <summary>What is to be stored of a series.</summary>
/// <param name="Series">The series.</param>
/// <param name="Scope">Where it belongs.</param>
/// <param name="LastAt">When its newest sample was taken, in milliseconds since 1970.</param>
/// <param name="Minutes">Roll-ups of minutes.</param>
/// <param name="Hours">Roll-ups of hours.</param>
internal sealed record SeriesBatch(
    SeriesMemory Series, Scope Scope, long LastAt, IReadOnlyList<(long Start, Rollup Rollup)> Minutes, IReadOnlyList<(long Start, Rollup Rollup)> Hours)
{
    /// <summary>Roll-ups of a tier.</summary>
    public IReadOnlyList<(long Start, Rollup Rollup)> Of(HistoryTier tier) => tier == HistoryTier.Hour ? Hours : Minutes;
}
