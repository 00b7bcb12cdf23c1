using System.Net;

namespace TapBot.Portal.Hosting;

/// <summary>What <c>TapBot:Listen</c> means.</summary>
internal static class ListenAddress
{
    /// <summary>The address; null when the text is none.</summary>
    public static IPAddress? Parse(string? text) => text switch
    {
        "*" => IPAddress.IPv6Any,
        "localhost" => IPAddress.Loopback,
        _ => IPAddress.TryParse(text, out var address) ? address : null,
    };

    public static bool IsLoopback(PortalSettings settings) => Parse(settings.Listen) is { } address && IPAddress.IsLoopback(address);
}
