namespace TapBot.Core.Logs;

/// <summary>A log that can be followed now.</summary>
/// <param name="Key">Where it is.</param>
/// <param name="Origin">Who writes it.</param>
/// <param name="IsAlive">Its writer runs.</param>
/// <param name="Labels">The writer's labels.</param>
internal sealed record LogEntry(LogKey Key, LogOrigin Origin, bool IsAlive, IReadOnlyDictionary<string, string> Labels);
