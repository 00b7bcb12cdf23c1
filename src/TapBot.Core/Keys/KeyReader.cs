using TapBot.Core.Access;

namespace TapBot.Core.Keys;

/// <summary>Which keys there are, for administrators of the whole portal.</summary>
public sealed class KeyReader
{
    private readonly AccessGuard guard;
    private readonly IKeyRing ring;

    internal KeyReader(AccessGuard guard, IKeyRing ring) => (this.guard, this.ring) = (guard, ring);

    /// <summary>The keys, newest first.</summary>
    /// <exception cref="AccessDeniedException">The actor does not administer the portal.</exception>
    public async Task<IReadOnlyList<ProtectionKey>> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Permission.Administer, Scope.Portal, cancellationToken);
        return ring.All();
    }
}
