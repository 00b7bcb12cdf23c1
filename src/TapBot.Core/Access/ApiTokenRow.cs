namespace TapBot.Core.Access;

/// <summary>An API token; its text was shown once and only the hash is kept.</summary>
internal sealed class ApiTokenRow
{
    public required string Id { get; set; }

    public required string Name { get; set; }

    public required string OwnerId { get; set; }

    public PortalUser? Owner { get; set; }

    /// <summary>SHA-256 of the whole text, hexadecimal.</summary>
    public required string Hash { get; set; }

    /// <summary>The end of the text, so that its owner can tell tokens apart.</summary>
    public required string LastFour { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    public required DateTimeOffset ExpiresAt { get; set; }

    /// <summary>Made under a fresh sign-in or from the machine's command line: it may do what is privileged, where the permission is named singly.</summary>
    public bool SteppedUp { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }

    public DateTimeOffset? LastUsedAt { get; set; }

    public string? LastUsedAddress { get; set; }

    public List<GrantRow> Grants { get; } = [];
}
