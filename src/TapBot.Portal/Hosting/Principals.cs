using System.Security.Claims;
using TapBot.Core.Access;

namespace TapBot.Portal.Hosting;

/// <summary>Between an actor and the principal of the framework. The principal says who, never what they may: that is asked anew each time.</summary>
internal static class Principals
{
    public const string Kind = "tapbot:kind";
    public const string Id = "tapbot:id";
    public const string Session = "tapbot:session";
    public const string Address = "tapbot:address";

    /// <summary>The one board of a wall screen.</summary>
    public const string Board = "tapbot:board";

    public static ClaimsPrincipal Of(Actor actor, string scheme)
    {
        var identity = new ClaimsIdentity(scheme, ClaimTypes.Name, ClaimTypes.Role);
        identity.AddClaim(new Claim(Kind, actor.Kind.ToString()));
        identity.AddClaim(new Claim(Id, actor.Id));
        identity.AddClaim(new Claim(ClaimTypes.Name, actor.Name));
        if (actor.SessionId is { } session)
            identity.AddClaim(new Claim(Session, session));
        if (actor.Address is { } address)
            identity.AddClaim(new Claim(Address, address));
        return new ClaimsPrincipal(identity);
    }
}
