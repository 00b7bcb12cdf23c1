using TapBot.Core.Access;

namespace TapBot.Core.Databases;

/// <summary>The objects of instances, by whoever asks. Names, columns, sizes and statistics may be seen by all who may see the instance; definitions need <see cref="Permission.ReadSql"/>.</summary>
public sealed class DatabaseObjectReader
{
    private readonly AccessGuard guard;
    private readonly DatabaseBroadcast broadcast;
    private readonly ObjectLists lists;
    private readonly ObjectLookup lookup;

    internal DatabaseObjectReader(AccessGuard guard, DatabaseBroadcast broadcast, ObjectLists lists, ObjectLookup lookup) =>
        (this.guard, this.broadcast, this.lists, this.lookup) = (guard, broadcast, lists, lookup);

    /// <summary>Databases, roles and tablespaces of an instance, at most <see cref="ObjectList.Kept"/> old.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="name">The instance.</param>
    /// <param name="anew">Reads them even if there are some from a moment ago.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="AccessDeniedException">The actor may not see the instance.</exception>
    /// <exception cref="DatabaseException">It cannot be reached or refuses.</exception>
    public async Task<InstanceObjects> GetInstanceAsync(Actor actor, DatabaseName name, bool anew, CancellationToken cancellationToken)
    {
        var instance = await guard.SeenAsync(actor, broadcast, name, cancellationToken);
        var found = await lists.InstanceAsync(name, anew, cancellationToken);
        var sizes = instance.Metrics?.Databases.ToDictionary(d => d.Name, d => d.Bytes, StringComparer.Ordinal) ?? [];
        return found with { Databases = [.. found.Databases.Select(d => d with { Bytes = sizes.GetValueOrDefault(d.Name) })] };
    }

    /// <summary>All objects of one database, at most <see cref="ObjectList.Kept"/> old.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="name">The instance.</param>
    /// <param name="database">The database; null for that of the monitor log-in.</param>
    /// <param name="anew">Reads them even if there are some from a moment ago.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="AccessDeniedException">The actor may not see the instance.</exception>
    /// <exception cref="DatabaseException">It cannot be reached or refuses.</exception>
    public async Task<ObjectList> GetAsync(Actor actor, DatabaseName name, string? database, bool anew, CancellationToken cancellationToken)
    {
        await guard.SeenAsync(actor, broadcast, name, cancellationToken);
        return await lists.DatabaseAsync(name, database ?? (await lists.InstanceAsync(name, false, cancellationToken)).CurrentDatabase, anew, cancellationToken);
    }

    /// <summary>One object with all that is known of it, or null when there is none (any more).</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="name">The instance.</param>
    /// <param name="database">The database; null for that of the monitor log-in.</param>
    /// <param name="id">The object.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    /// <exception cref="AccessDeniedException">The actor may not see the instance.</exception>
    /// <exception cref="DatabaseException">It cannot be reached or refuses.</exception>
    public async Task<ObjectDetails?> FindAsync(Actor actor, DatabaseName name, string? database, ObjectId id, CancellationToken cancellationToken)
    {
        var instance = await guard.SeenAsync(actor, broadcast, name, cancellationToken);
        var mayRead = await guard.AllowsAsync(actor, Permission.ReadSql, instance.Scope, cancellationToken);
        return await lookup.FindAsync(name, database, id, mayRead, cancellationToken);
    }

    /// <summary>Indexes, constraints and triggers of a table or view, without definitions.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="name">The instance.</param>
    /// <param name="database">The database; null for that of the monitor log-in.</param>
    /// <param name="id">The table or view.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    /// <exception cref="AccessDeniedException">The actor may not see the instance.</exception>
    /// <exception cref="DatabaseException">It cannot be reached or refuses.</exception>
    public async Task<ObjectParts> PartsAsync(Actor actor, DatabaseName name, string? database, ObjectId id, CancellationToken cancellationToken)
    {
        await guard.SeenAsync(actor, broadcast, name, cancellationToken);
        return ObjectKinds.IsRelation(id.Kind) ? await lookup.PartsAsync(name, database, id.Oid, cancellationToken) : new ObjectParts([], [], []);
    }

    /// <summary>Columns, indexes, constraints and triggers whose names contain a text in any capitals; at most 200, the name itself first.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="name">The instance.</param>
    /// <param name="database">The database; null for that of the monitor log-in.</param>
    /// <param name="text">What to look for; nothing finds nothing.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    /// <exception cref="AccessDeniedException">The actor may not see the instance.</exception>
    /// <exception cref="DatabaseException">It cannot be reached or refuses.</exception>
    public async Task<IReadOnlyList<ObjectPart>> SearchPartsAsync(Actor actor, DatabaseName name, string? database, string text, CancellationToken cancellationToken)
    {
        await guard.SeenAsync(actor, broadcast, name, cancellationToken);
        return string.IsNullOrWhiteSpace(text) ? [] : await lookup.SearchAsync(name, database, text.Trim(), cancellationToken);
    }
}
