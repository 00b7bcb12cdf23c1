using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TapBot.Core.Audit;
using TapBot.Core.Storage;
using TapBot.Core.Wording;

namespace TapBot.Core.Access;

/// <summary>Who is signed in with which browser. A session lives in the store, so ending it ends it everywhere.</summary>
public sealed class Sessions
{
    private const int ShownLength = 16;
    private static readonly TimeSpan SeenPrecision = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan KeptAfterwards = TimeSpan.FromDays(30);
    private readonly PortalStorage storage;
    private readonly AccessGuard guard;
    private readonly AuditTrail trail;
    private readonly IOptions<AccessOptions> options;
    private readonly TimeProvider time;
    private readonly ILogger<Sessions> log;

    internal Sessions(PortalStorage storage, AccessGuard guard, AuditTrail trail, IOptions<AccessOptions> options, TimeProvider time, ILogger<Sessions> log)
    {
        this.storage = storage;
        this.guard = guard;
        this.trail = trail;
        this.options = options;
        this.time = time;
        this.log = log;
    }

    /// <summary>Finds the living session of a secret from a cookie; null when there is none. Counts as activity only when <paramref name="active"/>.</summary>
    public async Task<Actor?> FindAsync(string secret, string? address, bool active, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(secret);
        var id = Secret.Hash(secret);
        var rule = new SessionRule(options.Value, time.GetUtcNow());
        var found = await storage.ReadAsync(db => db.Set<SessionRow>().Where(s => s.Id == id).Where(rule.IsAlive)
            .Select(s => new { s.UserId, s.User!.UserName, s.LastSeenAt }).SingleOrDefaultAsync(cancellationToken));
        if (found is null)
            return null;
        if (active && time.GetUtcNow() - found.LastSeenAt >= SeenPrecision)
            await SeenAsync(id, cancellationToken);
        return new Actor(ActorKind.User, found.UserId, found.UserName ?? "") { SessionId = id, Address = address };
    }

    /// <summary>
    /// True while the session of the actor lives; an open circuit asks this again and again. A store that does not answer ends nobody's session:
    /// whatever the circuit then asks for is refused by the guard anyway, and the page can say why.
    /// </summary>
    public async Task<bool> IsAliveAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var rule = new SessionRule(options.Value, time.GetUtcNow());
        try
        {
            return await storage.ReadAsync(db => db.Set<SessionRow>().Where(s => s.Id == actor.SessionId && s.UserId == actor.Id).AnyAsync(rule.IsAlive, cancellationToken));
        }
        catch (Exception exception) when (StorageFailure.Is(exception))
        {
            Log.NotAsked(log, exception);
            return true;
        }
    }

    /// <summary>Ends the session of the actor: in every tab and every circuit, within the time of <see cref="AccessGuard.CacheTime"/> at most.</summary>
    public async Task EndAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var now = time.GetUtcNow();
        var ended = await storage.WriteAsync(db => db.Set<SessionRow>().Where(s => s.Id == actor.SessionId && s.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now), cancellationToken), cancellationToken);
        guard.Forget();
        if (ended > 0)
            await trail.TryRecordAsync(new AuditIntent(actor, "access.signOut", actor.Name), "done", Phrase.Of("access.signOut.done"), cancellationToken);
    }

    /// <summary>The living sessions of a person, the one that asks first, then by last activity.</summary>
    public async Task<IReadOnlyList<SessionView>> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var rule = new SessionRule(options.Value, time.GetUtcNow());
        var rows = await storage.ReadAsync(db => db.Set<SessionRow>().Where(s => s.UserId == actor.Id && actor.Kind == ActorKind.User).Where(rule.IsAlive)
            .OrderByDescending(s => s.Id == actor.SessionId).ThenByDescending(s => s.LastSeenAt).ToListAsync(cancellationToken));
        return [.. rows.Select(s => new SessionView(s.Id[..ShownLength], s.Id == actor.SessionId, s.CreatedAt, s.LastSeenAt, s.CreatedAt + options.Value.SessionLength, s.Address, s.UserAgent, s.Method))];
    }

    /// <summary>Ends one of the person's own sessions.</summary>
    /// <returns>False when the person has no living session of that name.</returns>
    public async Task<bool> EndAsync(Actor actor, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (actor.Kind != ActorKind.User || id is not { Length: ShownLength } || !id.All(char.IsAsciiHexDigitLower))
            return false;
        return await EndWhereAsync(actor, s => s.UserId == actor.Id && s.Id.StartsWith(id), cancellationToken) > 0;
    }

    /// <summary>Ends all sessions of the person but the one that asks.</summary>
    /// <returns>How many were ended.</returns>
    public Task<int> EndOthersAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.Kind == ActorKind.User ? EndWhereAsync(actor, s => s.UserId == actor.Id && s.Id != actor.SessionId, cancellationToken) : Task.FromResult(0);
    }

    /// <summary>Starts a session and answers its secret, which only the cookie keeps.</summary>
    internal async Task<(string Secret, Actor Actor)> StartAsync(PortalUser user, SignInMethod method, string? address, string? userAgent, CancellationToken cancellationToken)
    {
        var secret = Secret.New();
        var now = time.GetUtcNow();
        var session = new SessionRow
        {
            Id = Secret.Hash(secret),
            UserId = user.Id,
            CreatedAt = now,
            LastSeenAt = now,
            ConfirmedAt = now,
            Method = method,
            Address = address,
            UserAgent = userAgent is { Length: > 256 } ? userAgent[..256] : userAgent,
        };
        var old = now - KeptAfterwards;
        await storage.WriteAsync(async db =>
        {
            await db.Set<SessionRow>().Where(s => s.CreatedAt < old).ExecuteDeleteAsync(cancellationToken);
            db.Add(session);
        }, cancellationToken);
        return (secret, new Actor(ActorKind.User, user.Id, user.UserName ?? "") { SessionId = session.Id, Address = address });
    }

    /// <summary>Ends all sessions of a person.</summary>
    internal async Task EndAllAsync(string userId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await storage.WriteAsync(db => db.Set<SessionRow>().Where(s => s.UserId == userId && s.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now), cancellationToken), cancellationToken);
        guard.Forget();
    }

    /// <summary>The owner of the session has shown again who they are; false when it has ended meanwhile.</summary>
    internal async Task<bool> ConfirmedAsync(Actor actor, DateTimeOffset at, CancellationToken cancellationToken) =>
        await storage.WriteAsync(db => db.Set<SessionRow>().Where(s => s.Id == actor.SessionId && s.UserId == actor.Id && s.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.ConfirmedAt, at), cancellationToken), cancellationToken) == 1;

    /// <summary>Ending must work even when the trail cannot be written: it only takes rights away.</summary>
    private async Task<int> EndWhereAsync(Actor actor, Expression<Func<SessionRow, bool>> which, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var rule = new SessionRule(options.Value, now);
        var ended = await storage.WriteAsync(db => db.Set<SessionRow>().Where(which).Where(rule.IsAlive)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now), cancellationToken), cancellationToken);
        guard.Forget();
        if (ended > 0)
            await trail.TryRecordAsync(new AuditIntent(actor, "access.endSessions", actor.Name), "done", Phrase.Of("access.endSessions.done", ("count", ended)), cancellationToken);
        return ended;
    }

    private async Task SeenAsync(string id, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        try
        {
            await storage.WriteAsync(db => db.Set<SessionRow>().Where(s => s.Id == id)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.LastSeenAt, now), cancellationToken), cancellationToken);
        }
        catch (Exception exception) when (StorageFailure.Is(exception))
        {
            Log.NotSeen(log, exception); // a store that can only be read must not shut people out
        }
    }
}
