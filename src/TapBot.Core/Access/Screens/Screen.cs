namespace TapBot.Core.Access;

/// <summary>A paired screen as administrators see it; its secret is nowhere but in the screen.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Board">The one board it shows.</param>
/// <param name="Server">What it may see: one server, or null for all.</param>
/// <param name="Project">One compose project; null for all.</param>
/// <param name="Inches">The diagonal; null when nobody said.</param>
/// <param name="Metres">How far away people stand; null when nobody said.</param>
/// <param name="ApprovedBy">Who let it in.</param>
/// <param name="CreatedAt">When, UTC.</param>
/// <param name="RevokedAt">When it was shut out, UTC; null when it was not.</param>
/// <param name="LastSeenAt">When it was last there, UTC, to the minute; null when never.</param>
/// <param name="LastSeenAddress">From which network address; null when never or not known.</param>
public sealed record Screen(
    string Id,
    string Name,
    BoardName Board,
    ServerName? Server,
    string? Project,
    double? Inches,
    double? Metres,
    string ApprovedBy,
    DateTimeOffset CreatedAt,
    DateTimeOffset? RevokedAt,
    DateTimeOffset? LastSeenAt,
    string? LastSeenAddress);
