namespace TapBot.Core.Keys;

/// <summary>A key of the ring, without the key.</summary>
/// <param name="Id">Its name; also the name of its file.</param>
/// <param name="CreatedAt">When it was made, UTC.</param>
/// <param name="ExpiresAt">When the next one takes its place by itself, UTC; it reads on afterwards.</param>
/// <param name="IsInUse">True for the one that protects what is protected now.</param>
public sealed record ProtectionKey(Guid Id, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, bool IsInUse);
