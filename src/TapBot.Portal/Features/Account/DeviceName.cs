namespace TapBot.Portal.Features.Account;

/// <summary>A browser and a system out of what a browser says about itself: enough for its owner to tell sessions apart. Nothing is decided by it.</summary>
internal static class DeviceName
{
    // In this order: every browser claims to be those behind it.
    private static readonly (string Mark, string Name)[] Browsers =
        [("Edg/", "Edge"), ("OPR/", "Opera"), ("YaBrowser/", "Yandex"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Version/", "Safari"), ("curl/", "curl")];

    private static readonly (string Mark, string Name)[] Systems =
        [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    /// <summary>Such as <c>Firefox 147, Linux</c>; null when nothing is recognised.</summary>
    public static string? Of(string? userAgent)
    {
        if (string.IsNullOrEmpty(userAgent))
            return null;
        var browser = Browsers.FirstOrDefault(b => userAgent.Contains(b.Mark, StringComparison.Ordinal));
        var system = Systems.FirstOrDefault(s => userAgent.Contains(s.Mark, StringComparison.Ordinal)).Name;
        var named = browser.Name is null ? null : $"{browser.Name} {Version(userAgent, browser.Mark)}".TrimEnd();
        return (named, system) switch
        {
            (null, null) => null,
            (null, _) => system,
            (_, null) => named,
            _ => $"{named}, {system}",
        };
    }

    private static string Version(string userAgent, string mark) =>
        new([.. userAgent[(userAgent.IndexOf(mark, StringComparison.Ordinal) + mark.Length)..].TakeWhile(char.IsAsciiDigit).Take(5)]);
}
