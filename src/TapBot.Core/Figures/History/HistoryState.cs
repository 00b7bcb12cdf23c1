using TapBot.Core.Wording;

namespace TapBot.Core.Figures;

/// <summary>How the history of figures is doing.</summary>
/// <param name="Series">How many series are known.</param>
/// <param name="MaxSeries">How many there may be.</param>
/// <param name="Refused">Samples refused since the start: too late, from the future, no number, or of a series too many.</param>
/// <param name="Lost">Roll-ups lost since the start, because the store could not take them for too long.</param>
/// <param name="WrittenAt">When roll-ups were last stored; null before the first time.</param>
/// <param name="Flaw">What is not as it should be: the store fails, or there are too many series; null when all is well.</param>
/// <param name="Since">Since when; null when all is well.</param>
public sealed record HistoryState(int Series, int MaxSeries, long Refused, long Lost, DateTimeOffset? WrittenAt, Phrase? Flaw, DateTimeOffset? Since);
