using TapBot.Core.Access;

namespace TapBot.Portal.Features.Administration;

/// <summary>A wall screen as the API shows it.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Board">The one board it shows.</param>
/// <param name="Server">What it may see; null for all servers.</param>
/// <param name="Project">One compose project; null for all.</param>
/// <param name="Inches">The diagonal; null when nobody said.</param>
/// <param name="Metres">How far away people stand; null when nobody said.</param>
/// <param name="ApprovedBy">Who let it in.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="RevokedAt">When it was revoked; null when it was not.</param>
/// <param name="LastSeenAt">When it was last there, to the minute; null when never.</param>
/// <param name="LastSeenAddress">From where; null when never.</param>
public sealed record ScreenModel(
    string Id, string Name, string Board, string? Server, string? Project, double? Inches, double? Metres, string ApprovedBy, DateTimeOffset CreatedAt, DateTimeOffset? RevokedAt,
    DateTimeOffset? LastSeenAt, string? LastSeenAddress)
{
    /// <summary>A screen in words.</summary>
    public static ScreenModel Of(Screen screen)
    {
        ArgumentNullException.ThrowIfNull(screen);
        return new(
            screen.Id, screen.Name, screen.Board.Value, screen.Server?.Value, screen.Project, screen.Inches, screen.Metres, screen.ApprovedBy, screen.CreatedAt, screen.RevokedAt,
            screen.LastSeenAt, screen.LastSeenAddress);
    }
}
