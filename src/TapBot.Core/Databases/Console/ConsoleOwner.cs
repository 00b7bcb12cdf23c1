using System.Text;
using Microsoft.EntityFrameworkCore;
using TapBot.Core.Access;
using TapBot.Core.Storage;

namespace TapBot.Core.Databases;

/// <summary>To whom belongs what the console keeps.</summary>
internal static class ConsoleOwner
{
    /// <summary>The person themselves, or the one whose token it is; null for all others.</summary>
    public static async Task<string?> OfAsync(PortalDbContext db, Actor actor, CancellationToken cancellationToken) => actor.Kind switch
    {
        ActorKind.User => actor.Id,
        ActorKind.Token => await db.Set<ApiTokenRow>().Where(t => t.Id == actor.Id).Select(t => t.OwnerId).SingleOrDefaultAsync(cancellationToken),
        _ => null,
    };

    /// <summary>A text as both kinds of store can keep it: PostgreSQL takes neither the character zero nor half of one.</summary>
    public static string Storable(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\0', '\uFFFD');
}
