using System.Security.Claims;
using TapBot.Core.Access;

namespace TapBot.Portal.Hosting;

/// <summary>Reads from a signed-in principal who acts.</summary>
public sealed class ActorAccessor
{
    /// <summary>The actor behind a principal.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in, or the sign-in is not one of ours.</exception>
    public Actor From(ClaimsPrincipal principal)
    {
        ArgumentNullException.ThrowIfNull(principal);
        if (!Enum.TryParse<ActorKind>(principal.FindFirstValue(Principals.Kind), ignoreCase: true, out var kind) || principal.FindFirstValue(Principals.Id) is not { } id)
            throw new InvalidOperationException("The principal does not say who acts.");
        return new Actor(kind, id, principal.Identity?.Name ?? id)
        {
            SessionId = principal.FindFirstValue(Principals.Session),
            Address = principal.FindFirstValue(Principals.Address),
        };
    }
}
