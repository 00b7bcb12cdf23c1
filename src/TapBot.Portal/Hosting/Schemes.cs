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
}
