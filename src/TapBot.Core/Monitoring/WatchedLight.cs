using TapBot.Core.Access;
using TapBot.Core.Figures;
using TapBot.Core.Wording;

namespace TapBot.Core.Monitoring;

/// <summary>One watched thing with its light.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Key">Unique among all, such as <c>container:server/name</c>; it stays the same as long as the thing is called the same.</param>
/// <param name="Name">What people call it, and what its page is found by: the name of a server, container, database, proxy or check, or the endpoint of a certificate.</param>
/// <param name="Scope">Where it belongs, for questions of rights.</param>
/// <param name="Colour">Its light.</param>
/// <param name="Reason">Why it has that colour.</param>
/// <param name="Since">Since when it has that colour, UTC; null when it has had it for longer than the portal knows.</param>
public sealed record WatchedLight(LightKind Kind, string Key, string Name, Scope Scope, LightColour Colour, Phrase Reason, DateTimeOffset? Since)
{
    /// <summary>The window of maintenance that it is in; null when in none. Its colour is maintenance then, whatever it would be otherwise.</summary>
    public MaintenanceWindow? Window { get; init; }

    /// <summary>True when its colour says that it cannot be watched, and nothing of how it is: that counts for no uptime.</summary>
    public bool IsUnwatched { get; init; }

    /// <summary>True when somebody should look: it is neither as it should be nor being worked on.</summary>
    public bool IsWorry => Colour is LightColour.Red or LightColour.Yellow or LightColour.Unknown;
}
