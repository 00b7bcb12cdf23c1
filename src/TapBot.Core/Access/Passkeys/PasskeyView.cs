namespace TapBot.Core.Access;

/// <summary>A passkey as its owner sees it.</summary>
/// <param name="Id">The credential's identifier, base64url.</param>
/// <param name="Name">What its owner calls it.</param>
/// <param name="CreatedAt">When it was registered, UTC.</param>
/// <param name="LastUsedAt">When it last opened the door, UTC; null when never.</param>
/// <param name="IsBackedUp">True when it is copied among the owner's devices.</param>
public sealed record PasskeyView(string Id, string Name, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt, bool IsBackedUp);
