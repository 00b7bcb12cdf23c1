namespace TapBot.Core.Access;

/// <summary>A browser that is signed in. The cookie carries a secret of which only the hash is here.</summary>
internal sealed class SessionRow
{
    /// <summary>SHA-256 of the secret, hexadecimal; also the name of the session inside the portal.</summary>
    public required string Id { get; set; }

    public required string UserId { get; set; }

    public PortalUser? User { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    public required DateTimeOffset LastSeenAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>When its owner last showed who they are: at the sign-in, and at every confirmation since.</summary>
    public required DateTimeOffset ConfirmedAt { get; set; }

    public required SignInMethod Method { get; set; }

    public string? Address { get; set; }

    public string? UserAgent { get; set; }
}
