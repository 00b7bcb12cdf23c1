using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using TapBot.Core.Storage;

namespace TapBot.Core.Access;

/// <summary>How a wall screen comes in: it shows a code, an administrator lets it in, it fetches a secret of its own, and from then on comes with that.</summary>
public sealed class ScreenDoor
{
    private static readonly TimeSpan SeenPrecision = TimeSpan.FromMinutes(1);
    private readonly Pairings pairings;
    private readonly PortalStorage storage;
    private readonly TimeProvider time;
    private readonly ILogger<ScreenDoor> log;

    internal ScreenDoor(Pairings pairings, PortalStorage storage, TimeProvider time, ILogger<ScreenDoor> log) =>
        (this.pairings, this.storage, this.time, this.log) = (pairings, storage, time, log);

    /// <summary>Begins a pairing; null when too many wait, from this address or altogether.</summary>
    public PairingOffer? Begin(string? address) => pairings.Begin(address);

    /// <summary>How far the pairing of a secret has come.</summary>
    public PairingState Look(string secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        return pairings.Look(secret) switch
        {
            (true, null) => PairingState.Waiting,
            (true, _) => PairingState.Approved,
            _ => PairingState.Over,
        };
    }

    /// <summary>Gives a screen that was let in the secret it comes with from now on, once; null when it was not let in, or is not stored yet.</summary>
    public async Task<string?> ClaimAsync(string secret, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(secret);
        if (pairings.Look(secret) is not (true, { } id))
            return null;
        var own = Secret.New();
        var hash = Secret.Hash(own);
        var stored = await storage.WriteAsync(db => db.Set<ScreenRow>().Where(s => s.Id == id && s.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.Hash, hash), cancellationToken), cancellationToken);
        if (stored == 0)
            return null;
        pairings.End(secret);
        return own;
    }

    /// <summary>Finds the screen of a secret from a cookie; null when there is none, or it was revoked.</summary>
    public async Task<PairedScreen?> FindAsync(string secret, string? address, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(secret);
        var hash = Secret.Hash(secret);
        var found = await storage.ReadAsync(db => db.Set<ScreenRow>().Where(s => s.Hash == hash && s.RevokedAt == null).AsNoTracking().SingleOrDefaultAsync(cancellationToken));
        if (found is null)
            return null;
        if (found.LastSeenAt is null || time.GetUtcNow() - found.LastSeenAt >= SeenPrecision)
            await SeenAsync(found.Id, address, cancellationToken);
        return new PairedScreen(new Actor(ActorKind.Screen, found.Id, found.Name) { Address = address }, BoardName.Parse(found.Board), found.Inches, found.Metres);
    }

    /// <summary>The screen is still there; a connection that stays open says so now and then.</summary>
    public Task SeenAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.Kind == ActorKind.Screen ? SeenAsync(actor.Id, actor.Address, cancellationToken) : Task.CompletedTask;
    }

    private async Task SeenAsync(string id, string? address, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        try
        {
            await storage.WriteAsync(db => db.Set<ScreenRow>().Where(s => s.Id == id).ExecuteUpdateAsync(
                set => set.SetProperty(s => s.LastSeenAt, now).SetProperty(s => s.LastSeenAddress, address), cancellationToken), cancellationToken);
        }
        catch (Exception exception) when (StorageFailure.Is(exception))
        {
            Log.NotSeen(log, exception); // a store that can only be read must not make a wall dark
        }
    }
}
