using System.Collections.Concurrent;

namespace TapBot.Core.Databases;

/// <summary>Who may write where, or read as a superuser, and for how long. In memory: a restart of the portal ends all of them.</summary>
internal sealed class WriteModes(TimeProvider time)
{
    /// <summary>How long it lasts.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(15);

    // Of one session of a person, not of all of them: only that one has shown who it is.
    private readonly ConcurrentDictionary<(ActorKind Kind, string Actor, string? Session, DatabaseName Database, QueryMode Mode), WriteMode> open = new();

    public WriteMode? Find(Actor actor, DatabaseName database, QueryMode kind = QueryMode.Write)
    {
        var key = KeyOf(actor, database, kind);
        if (!open.TryGetValue(key, out var mode))
            return null;
        if (mode.Until > time.GetUtcNow())
            return mode;
        open.TryRemove(new(key, mode));
        return null;
    }

    public WriteMode Open(Actor actor, DatabaseName database, string reason, QueryIdentity identity, QueryMode kind = QueryMode.Write) =>
        open[KeyOf(actor, database, kind)] = new WriteMode(reason, time.GetUtcNow() + Length, identity.Role, identity.IsSuperuser);

    public bool Close(Actor actor, DatabaseName database, QueryMode kind = QueryMode.Write) => open.TryRemove(KeyOf(actor, database, kind), out _);

    private static (ActorKind, string, string?, DatabaseName, QueryMode) KeyOf(Actor actor, DatabaseName database, QueryMode kind) => (actor.Kind, actor.Id, actor.SessionId, database, kind);
}
