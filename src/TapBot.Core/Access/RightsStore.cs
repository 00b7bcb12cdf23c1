using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TapBot.Core.Storage;

namespace TapBot.Core.Access;

/// <summary>Reads rights as they are now. Whoever is unknown, disabled, expired or signed out has none.</summary>
internal sealed class RightsStore(PortalStorage storage, ScreenRights screens, IOptions<AccessOptions> options, TimeProvider time) : IRightsStore
{
    public Task<Rights> ReadAsync(Actor actor, long? version, CancellationToken cancellationToken) => actor.Kind switch
    {
        ActorKind.User => OfUserAsync(actor, cancellationToken),
        ActorKind.Token => OfTokenAsync(actor.Id, cancellationToken),
        ActorKind.Screen => screens.OfAsync(actor.Id, version, cancellationToken),
        _ => Task.FromResult(Rights.None),
    };

    private async Task<Rights> OfUserAsync(Actor actor, CancellationToken cancellationToken)
    {
        var rule = new SessionRule(options.Value, time.GetUtcNow());
        var grants = await storage.ReadAsync(db => db.Set<SessionRow>()
            .Where(s => s.Id == actor.SessionId && s.UserId == actor.Id).Where(rule.IsAlive)
            .Select(s => s.User!.Grants).SingleOrDefaultAsync(cancellationToken));
        return grants is null ? Rights.None : GrantRows.ToRights(grants);
    }

    private async Task<Rights> OfTokenAsync(string id, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var found = await storage.ReadAsync(db => db.Set<ApiTokenRow>()
            .Where(t => t.Id == id && t.RevokedAt == null && t.ExpiresAt > now && !t.Owner!.Disabled)
            .Select(t => new { Own = t.Grants, Owners = t.Owner!.Grants }).AsSplitQuery().SingleOrDefaultAsync(cancellationToken));
        return found is null ? Rights.None : RightsOverlap.Of(GrantRows.ToRights(found.Own), GrantRows.ToRights(found.Owners));
    }
}
