using Microsoft.AspNetCore.Http;

namespace TapBot.Portal.Shell;

/// <summary>The reader's choices that the page must know before it is drawn.</summary>
internal static class ThemeCookie
{
    public const string Theme = "tapbot-theme";
    public const string Rail = "tapbot-rail";

    /// <summary><c>dark</c> or <c>light</c>; null follows the system, and so does anything else that stands in the cookie.</summary>
    public static string? ThemeOf(HttpRequest request) => request.Cookies[Theme] is "dark" or "light" ? request.Cookies[Theme] : null;

    /// <summary><c>narrow</c> when the reader has folded the rail; null otherwise.</summary>
    public static string? RailOf(HttpRequest request) => request.Cookies[Rail] is "narrow" ? "narrow" : null;
}
