using System.Collections.Concurrent;
using TapBot.Core.Streaming;

namespace TapBot.Core.Access;

/// <summary>
/// The one place where rights are asked for. Answers are at most <see cref="CacheTime"/> old, and fresh at once after <see cref="Forget"/>. What waits
/// for something else meanwhile (a stream) awaits <see cref="NextLookAsync"/> beside it, so that a right that is lost ends a quiet stream too.
/// </summary>
public sealed class AccessGuard : IDisposable
{
    /// <summary>How long an answer may be used again.</summary>
    public static readonly TimeSpan CacheTime = TimeSpan.FromSeconds(5);

    /// <summary>Rights may change without this process hearing of it: by the command line, by another portal. So all are looked up anew now and then.</summary>
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(4);

    private const int MostKept = 10_000;
    private readonly IRightsStore store;
    private readonly TimeProvider time;
    private readonly ITimer timer;
    private readonly Pulse changes = new();
    private readonly ConcurrentDictionary<(ActorKind Kind, string Id, string? Session), Answer> cache = new();

    internal AccessGuard(IRightsStore store, TimeProvider time)
    {
        (this.store, this.time) = (store, time);
        timer = time.CreateTimer(static guard => ((AccessGuard)guard!).Forget(), this, LookAgainAfter, LookAgainAfter);
    }

    /// <summary>What the actor may do now, as long as that is to see something anywhere.</summary>
    /// <exception cref="AccessDeniedException">The actor may see nothing, or nothing any more.</exception>
    internal async ValueTask<Rights> RightsToSeeAsync(Actor actor, CancellationToken cancellationToken) => ToSee(await RightsOfAsync(actor, cancellationToken));

    /// <summary>The same rights, as long as they are to see something anywhere.</summary>
    /// <exception cref="AccessDeniedException">They are not.</exception>
    internal static Rights ToSee(Rights rights) => rights.AllowsSomewhere(Permission.See) ? rights : throw new AccessDeniedException(Permission.See, Scope.Portal);

    /// <summary>What the actor may do now.</summary>
    public async ValueTask<Rights> RightsOfAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Kind == ActorKind.Portal)
            return Rights.All;
        var key = (actor.Kind, actor.Id, actor.SessionId);
        // An answer that was on its way when something changed is known by its version, and not used again.
        var version = changes.Version;
        if (cache.TryGetValue(key, out var kept) && kept.Version == version && time.GetElapsedTime(kept.ReadAt) < CacheTime)
            return kept.Rights;
        var readAt = time.GetTimestamp();
        var rights = await store.ReadAsync(actor, version, cancellationToken);
        if (cache.Count >= MostKept)
            cache.Clear();
        cache[key] = new Answer(rights, readAt, version);
        return rights;
    }

    /// <summary>True when the actor holds the permission now.</summary>
    public async ValueTask<bool> AllowsAsync(Actor actor, Permission permission, Scope scope, CancellationToken cancellationToken) =>
        (await RightsOfAsync(actor, cancellationToken)).Allows(permission, scope);

    /// <summary>Passes when the actor holds the permission now.</summary>
    /// <exception cref="AccessDeniedException">The actor does not.</exception>
    public async ValueTask DemandAsync(Actor actor, Permission permission, Scope scope, CancellationToken cancellationToken)
    {
        if (!await AllowsAsync(actor, permission, scope, cancellationToken))
            throw new AccessDeniedException(permission, scope);
    }

    /// <summary>Rights, sessions or tokens have changed: everybody is looked up anew.</summary>
    public void Forget() => changes.Raise();

    /// <summary>
    /// Completes when rights may be others than before: at once after <see cref="Forget"/>, and every few seconds in any case. Take it first, then look at
    /// the rights, then await it, so that no change is missed.
    /// </summary>
    public Task NextLookAsync() => changes.NextAsync();

    /// <inheritdoc/>
    public void Dispose() => timer.Dispose();

    private readonly record struct Answer(Rights Rights, long ReadAt, long Version);
}
