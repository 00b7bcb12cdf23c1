namespace TapBot.Portal.Hosting;

/// <summary>Tells an address of the portal from one that leads away.</summary>
internal static class LocalAddress
{
    /// <summary>True for a path of our own. <c>//host</c>, <c>/\host</c> and control characters (which browsers drop) lead away.</summary>
    public static bool IsLocal(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(char.IsControl) && !address.Contains('\\');

    /// <summary>The address when it is local, else the home page.</summary>
    public static string OrHome(string? address) => IsLocal(address) ? address! : Shell.PortalUrls.Home;
}
