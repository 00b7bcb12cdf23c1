namespace TapBot.Core.Access;

/// <summary>A paired wall screen; its secret lies in a cookie of that screen, and only the hash is here.</summary>
internal sealed class ScreenRow
{
    public required string Id { get; set; }

    public required string Name { get; set; }

    /// <summary>The one board it shows.</summary>
    public required string Board { get; set; }

    /// <summary>SHA-256 of the secret, hexadecimal; until the screen has fetched its secret, of a text that nobody knows.</summary>
    public required string Hash { get; set; }

    /// <summary>Null means every server.</summary>
    public string? Server { get; set; }

    /// <summary>Null means every project.</summary>
    public string? Project { get; set; }

    /// <summary>The diagonal of the screen in inches; null when nobody said.</summary>
    public double? Inches { get; set; }

    /// <summary>How far away people stand, in metres; null when nobody said.</summary>
    public double? Metres { get; set; }

    /// <summary>Who let it in.</summary>
    public required string ApprovedBy { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }

    public DateTimeOffset? LastSeenAt { get; set; }

    public string? LastSeenAddress { get; set; }
}
