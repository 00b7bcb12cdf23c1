namespace TapBot.Portal.Features.Figures;

/// <summary>Series between two moments.</summary>
/// <param name="From">The beginning that was asked for.</param>
/// <param name="To">The end that was asked for.</param>
/// <param name="Series">The series, in the order they were named.</param>
public sealed record HistoryModel(DateTimeOffset From, DateTimeOffset To, IReadOnlyList<CurveModel> Series);
