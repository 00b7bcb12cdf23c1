namespace TapBot.Portal.Hosting;

/// <summary>The names of the ways to say who one is.</summary>
internal static class Schemes
{
    /// <summary>Chooses between the other two.</summary>
    public const string Any = "tapbot";
    public const string Cookie = "tapbot-cookie";

    /// <summary>The identity provider; signs nobody in by itself, see <see cref="Provider.ProviderFlow"/>.</summary>
    public const string Provider = "tapbot-provider";
    public const string Token = "tapbot-token";

    /// <summary>A paired wall screen. No policy but that of the wall asks for it, so everything else takes a screen for a stranger.</summary>
    public const string Screen = "tapbot-screen";

    /// <summary>What the wall asks for: the screen where one comes, otherwise <see cref="Any"/>.</summary>
    public const string Wall = "tapbot-wall";
}
