namespace TapBot.Core.Naming;

/// <summary>Who asks. Says nothing about rights: those are looked up by the guard of Access each time, as they are now.</summary>
/// <param name="Kind">What kind of somebody.</param>
/// <param name="Id">The key of the user, token or screen in the portal's store.</param>
/// <param name="Name">What people call them; written into the audit trail.</param>
public sealed record Actor(ActorKind Kind, string Id, string Name)
{
    /// <summary>The portal acting by itself; it may do everything and is audited like everybody.</summary>
    public static Actor Portal { get; } = new(ActorKind.Portal, "portal", "portal");

    /// <summary>The browser session, for a person; null for all others.</summary>
    public string? SessionId { get; init; }

    /// <summary>The network address the request came from, as far as known.</summary>
    public string? Address { get; init; }
}
