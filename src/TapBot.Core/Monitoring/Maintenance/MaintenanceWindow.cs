namespace TapBot.Core.Monitoring;

/// <summary>A time in which somebody works on something on purpose.</summary>
/// <param name="Thing">What: the key of a light, or <c>server:name</c> for everything on a server.</param>
/// <param name="From">Since when, UTC.</param>
/// <param name="Until">Until when at the longest, UTC.</param>
/// <param name="Reason">Why, in the words of whoever said so.</param>
public sealed record MaintenanceWindow(string Thing, DateTimeOffset From, DateTimeOffset Until, string Reason)
{
    /// <summary>What stands before the name of a server to mean everything on it.</summary>
    internal const string ServerPrefix = "server:";

    /// <summary>The server that the thing belongs to, whether it is there or not; null when to none.</summary>
    public ServerName? Server { get; init; }

    /// <summary>The server when it is of everything on one; else null.</summary>
    public string? OfServer => Thing.StartsWith(ServerPrefix, StringComparison.Ordinal) ? Thing[ServerPrefix.Length..] : null;

    /// <summary>True when the window is open.</summary>
    internal bool IsOpen(DateTimeOffset now) => now >= From && now < Until;
}
