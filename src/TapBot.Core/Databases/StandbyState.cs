namespace TapBot.Core.Databases;

/// <summary>How far a replica is behind itself.</summary>
/// <param name="LagBytes">Bytes that it was sent and has not replayed yet; null when nothing streams to it.</param>
/// <param name="LagSeconds">The age of the last transaction that it has replayed, 0 when it has replayed all it was sent; null when it has replayed none.</param>
/// <param name="IsFed">True when write-ahead log streams to it.</param>
public sealed record StandbyState(long? LagBytes, double? LagSeconds, bool IsFed);
