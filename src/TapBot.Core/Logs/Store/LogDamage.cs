namespace TapBot.Core.Logs;

/// <summary>Something of the history that could not be read.</summary>
/// <param name="At">When that was found out.</param>
/// <param name="Kind">What it was.</param>
/// <param name="Origin">Whose lines; null when nobody knows.</param>
/// <param name="Bytes">How many bytes were cut off; 0 unless some were.</param>
public sealed record LogDamage(DateTimeOffset At, LogDamageKind Kind, LogOrigin? Origin, long Bytes = 0);
