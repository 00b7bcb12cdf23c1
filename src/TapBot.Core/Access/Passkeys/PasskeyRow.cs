namespace TapBot.Core.Access;

/// <summary>A passkey of a person: the public half of a key pair whose private half never leaves the device.</summary>
internal sealed class PasskeyRow
{
    /// <summary>The credential's identifier, base64url.</summary>
    public required string Id { get; set; }

    public required string UserId { get; set; }

    /// <summary>What its owner calls it, 1 to 100 characters.</summary>
    public required string Name { get; set; }

    public required byte[] PublicKey { get; set; }

    public required long SignCount { get; set; }

    /// <summary>Space separated, as the browser named them.</summary>
    public string? Transports { get; set; }

    public required bool IsUserVerified { get; set; }

    public required bool IsBackupEligible { get; set; }

    public required bool IsBackedUp { get; set; }

    public required byte[] AttestationObject { get; set; }

    public required byte[] ClientDataJson { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? LastUsedAt { get; set; }
}
