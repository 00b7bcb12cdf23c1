namespace TapBot.Core.Logs;

/// <summary>What one of several logs has said.</summary>
/// <param name="Child">Which of them.</param>
/// <param name="Lines">Its lines, in the order they were written.</param>
/// <param name="IsAnew">Between these lines and those that were read of it before, some were overwritten: it begins with these.</param>
internal readonly record struct MergedPortion(MergedChild Child, IReadOnlyList<LogLine> Lines, bool IsAnew);
