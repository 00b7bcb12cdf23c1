namespace TapBot.Core.Logs;

/// <summary>What one of several logs has said.</summary>
/// <param name="Child">Which of them.</param>
/// <param name="Lines">Its lines, in the order they were written.</param>
/// <param name="IsAnew">Between these lines and those that were read of it before, some were overwritten: it begins with these.</param>
/// <param name="Since">Of a log that comes to a look that has begun: what it has from this place on belongs to the look, and its ring begins only with these lines. Null when its ring has all of that.</param>
internal readonly record struct MergedPortion(MergedChild Child, IReadOnlyList<LogLine> Lines, bool IsAnew = false, LogCursor? Since = null);
