using TapBot.Core.Figures;

namespace TapBot.Portal.Features.Figures;

/// <summary>A question to the history that makes sense.</summary>
/// <param name="Series">Which series.</param>
/// <param name="From">The beginning.</param>
/// <param name="To">The end; after the beginning.</param>
/// <param name="Points">The most buckets of each.</param>
internal readonly record struct HistoryQuestion(IReadOnlyList<SeriesName> Series, DateTimeOffset From, DateTimeOffset To, int Points);
