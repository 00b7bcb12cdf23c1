namespace TapBot.Core.Access;

/// <summary>An API token as its owner and administrators see it; its text was shown once and is not kept.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Name">What its owner calls it.</param>
/// <param name="Owner">The user name of the person it acts for.</param>
/// <param name="LastFour">The end of its text.</param>
/// <param name="CreatedAt">When it was made, UTC.</param>
/// <param name="ExpiresAt">When it ends by itself, UTC.</param>
/// <param name="RevokedAt">When it was ended by hand, UTC; null when it was not.</param>
/// <param name="LastUsedAt">When it was last used, UTC, to the minute; null when never.</param>
/// <param name="LastUsedAddress">From which network address; null when never used or not known.</param>
/// <param name="Rights">What was given to it; it may no more of that than its owner may at the moment.</param>
public sealed record ApiToken(
    string Id,
    string Name,
    string Owner,
    string LastFour,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? RevokedAt,
    DateTimeOffset? LastUsedAt,
    string? LastUsedAddress,
    Rights Rights)
{
    /// <summary>True while it opens anything.</summary>
    public bool IsAlive(DateTimeOffset now) => RevokedAt is null && ExpiresAt > now;
}
