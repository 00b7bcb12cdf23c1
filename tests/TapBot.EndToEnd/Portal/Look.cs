using Microsoft.Playwright;

namespace TapBot.EndToEnd.Portal;

/// <summary>What the portal is looked at with.</summary>
internal sealed record Look(ColorScheme Scheme, int Width, int Height)
{
    public static Look Desk { get; } = new(ColorScheme.Dark, 1440, 900);
}
