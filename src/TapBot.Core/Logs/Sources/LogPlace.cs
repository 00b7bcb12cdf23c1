namespace TapBot.Core.Logs;

/// <summary>One log with everything there is of it: the source that can be asked now, what is kept of it, or both.</summary>
/// <param name="Origin">Who writes it, or wrote it.</param>
/// <param name="Entry">The log that can be followed; null when its writer is gone.</param>
/// <param name="Archive">What is kept; null when nothing is.</param>
internal sealed record LogPlace(LogOrigin Origin, LogEntry? Entry, ILogArchive? Archive);
