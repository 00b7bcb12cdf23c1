using Microsoft.EntityFrameworkCore;
using TapBot.Core.Storage;

namespace TapBot.Core.Access;

/// <summary>The person an actor acts for: to whom belongs what the actor keeps.</summary>
internal static class ActorOwner
{
    /// <summary>The person themselves, or the one whose token it is; null for all others.</summary>
    public static async Task<string?> OfAsync(PortalDbContext db, Actor actor, CancellationToken cancellationToken) => actor.Kind switch
    {
        ActorKind.User => actor.Id,
        ActorKind.Token => await db.Set<ApiTokenRow>().Where(t => t.Id == actor.Id).Select(t => t.OwnerId).SingleOrDefaultAsync(cancellationToken),
        _ => null,
    };
}
