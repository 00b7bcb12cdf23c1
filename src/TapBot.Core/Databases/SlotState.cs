namespace TapBot.Core.Databases;

/// <summary>A replication slot (pg_replication_slots): write-ahead log is kept for it, whether it is used or not.</summary>
/// <param name="Name">The slot.</param>
/// <param name="Kind">physical or logical.</param>
/// <param name="IsActive">Somebody reads it now.</param>
/// <param name="KeptBytes">Bytes of write-ahead log behind it.</param>
/// <param name="Status">reserved, extended, unreserved or lost; null when it keeps nothing.</param>
public sealed record SlotState(string Name, string Kind, bool IsActive, long? KeptBytes, string? Status);
