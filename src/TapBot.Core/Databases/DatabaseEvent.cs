namespace TapBot.Core.Databases;

/// <summary>Something that happened to an instance, worth a mark beside its figures.</summary>
/// <param name="At">When, UTC, by the clock of the server; for a promotion, when it was noticed.</param>
/// <param name="Kind">What.</param>
public sealed record DatabaseEvent(DateTimeOffset At, DatabaseEventKind Kind);
