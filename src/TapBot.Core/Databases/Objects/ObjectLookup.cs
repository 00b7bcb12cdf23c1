using Npgsql;
using TapBot.Core.Access;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>
/// One object with all that is known of it: first what no lock can hold up, then its size and its SQL, each by itself, because they may have to wait for a locked table and then
/// say so. Unguarded, so it stays in this room.
/// </summary>
internal sealed class ObjectLookup(DatabaseAsk ask, OwnTransactions own, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    /// <summary>The object, or null when there is none.</summary>
    /// <param name="name">The instance.</param>
    /// <param name="database">The database; null for that of the log-in.</param>
    /// <param name="id">The object.</param>
    /// <param name="withText">Whether definitions are read as well.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    /// <exception cref="DatabaseException">The instance cannot be reached or refuses.</exception>
    public Task<ObjectDetails?> FindAsync(DatabaseName name, string? database, ObjectId id, bool withText, CancellationToken cancellationToken) => ask.AskAsync(name, database, async (connection, token) =>
    {
        if (await ReadAsync(connection, id, token) is not { } found)
            return null;
        // Settings of roles and functions are where applications keep secrets.
        if (!withText)
            found = found with { Facts = [.. found.Facts.Where(f => f.Name != "settings")] };
        if (ObjectSizeSql.Of(found.Object.Kind) is { } sql)
        {
            own.Add(name);
            found = found with { Size = await SizeAsync(connection, sql, found.Object, token) };
        }
        if (!ObjectKinds.IsRelation(found.Object.Kind) && PlainTextSql.Of(found.Object.Kind) is null)
            return found;
        if (!withText)
            return found with { Definition = new ObjectDefinition(null, Permission.ReadSql) };
        own.Add(name);
        return await ObjectTexts.AddAsync(connection, found, token);
    }, Patience, cancellationToken);

    /// <summary>The parts of a table or view, without definitions; empty when there is none.</summary>
    /// <exception cref="DatabaseException">The instance cannot be reached or refuses.</exception>
    public Task<ObjectParts> PartsAsync(DatabaseName name, string? database, uint oid, CancellationToken cancellationToken) => ask.AskAsync(name, database, async (connection, token) =>
    {
        List<ObjectIndex> indexes = [];
        List<ObjectConstraint> constraints = [];
        List<ObjectTrigger> triggers = [];
        await new ObjectBatch(connection).Add(ObjectListSql.Anchor)
            .AddList(ObjectPartsSql.Indexes, indexes, ObjectPartsSql.Index, oid)
            .AddList(ObjectPartsSql.Constraints, constraints, ObjectPartsSql.Constraint, oid, "pg_class")
            .AddList(ObjectPartsSql.Triggers, triggers, ObjectPartsSql.Trigger, oid)
            .RunAsync(token);
        return new ObjectParts(Cut(indexes), Cut(constraints), Cut(triggers));
    }, Patience, cancellationToken);

    /// <summary>Columns, indexes, constraints and triggers whose names contain the text.</summary>
    /// <exception cref="DatabaseException">The instance cannot be reached or refuses.</exception>
    public Task<IReadOnlyList<ObjectPart>> SearchAsync(DatabaseName name, string? database, string text, CancellationToken cancellationToken) => ask.AskAsync<IReadOnlyList<ObjectPart>>(name, database, async (connection, token) =>
    {
        List<ObjectPart> found = [];
        await new ObjectBatch(connection).Add(ObjectListSql.Anchor).AddList(ObjectPartSearchSql.Search, found, ObjectPartSearchSql.Part, catalog: text).RunAsync(token);
        return found;
    }, Patience, cancellationToken);

    private async Task<ObjectDetails?> ReadAsync(NpgsqlConnection connection, ObjectId id, CancellationToken cancellationToken)
    {
        var catalog = ObjectKinds.CatalogOf(id.Kind);
        ObjectDetails? found = null;
        List<ObjectColumn> columns = [];
        List<ObjectIndex> indexes = [];
        List<ObjectConstraint> constraints = [];
        List<ObjectTrigger> triggers = [];
        List<ObjectStatistics> statistics = [];
        List<ObjectDependency> dependsOn = [], neededBy = [];
        var batch = new ObjectBatch(connection).Add(ObjectListSql.Anchor)
            .Add(ObjectHeadSql.Of(id.Kind), async (rows, token) => found = await ObjectHeadSql.ReadAsync(rows, id.Oid, time.GetUtcNow(), token), id.Oid);
        if (catalog is "pg_class")
        {
            batch.AddList(ObjectPartsSql.Columns, columns, ObjectPartsSql.Column, id.Oid)
                .AddList(ObjectPartsSql.Indexes, indexes, ObjectPartsSql.Index, id.Oid)
                .AddList(ObjectPartsSql.Triggers, triggers, ObjectPartsSql.Trigger, id.Oid)
                .AddList(ObjectPartsSql.Statistics, statistics, ObjectPartsSql.Counted, id.Oid);
        }
        else if (catalog is "pg_type")
            batch.AddList(ObjectPartsSql.Attributes, columns, ObjectPartsSql.Column, id.Oid);
        if (catalog is "pg_class" or "pg_type")
            batch.AddList(ObjectPartsSql.Constraints, constraints, ObjectPartsSql.Constraint, id.Oid, catalog);
        if (!ObjectKinds.IsOfInstance(id.Kind))
        {
            batch.AddList(ObjectPartsSql.DependsOn, dependsOn, ObjectPartsSql.Dependency, id.Oid, catalog)
                .AddList(ObjectPartsSql.NeededBy, neededBy, ObjectPartsSql.Dependency, id.Oid, catalog);
        }
        await batch.RunAsync(cancellationToken);
        return found is null ? null : found with
        {
            Columns = found.Object.Kind == ObjectKind.Sequence ? [] : columns,
            Indexes = Cut(indexes),
            Constraints = Cut(constraints),
            Triggers = Cut(triggers),
            Statistics = found.Object.Kind is ObjectKind.Table or ObjectKind.MaterializedView ? statistics[0] : null,
            DependsOn = Cut(dependsOn),
            NeededBy = Cut(neededBy),
            IsCut = new[] { indexes.Count, constraints.Count, triggers.Count, dependsOn.Count, neededBy.Count }.Max() > ObjectPartsSql.Most,
        };
    }

    private static async Task<ObjectSize> SizeAsync(NpgsqlConnection connection, string sql, DatabaseObject of, CancellationToken cancellationToken)
    {
        try
        {
            ObjectSize? size = null;
            await new ObjectBatch(connection).Add(sql, async (rows, token) =>
            {
                if (await rows.ReadAsync(token))
                    size = new ObjectSize(rows.Whole(0), rows.Whole(1), rows.IsDBNull(0) ? Phrase.Of("objects.size.privilege") : null);
            }, of.Oid).RunAsync(cancellationToken);
            return size ?? new ObjectSize(null, null, Phrase.Of("objects.size.gone"));
        }
        catch (PostgresException refused)
        {
            return new ObjectSize(of.Bytes, null, ObjectTrouble.Describe(refused));
        }
    }

    private static IReadOnlyList<T> Cut<T>(List<T> all) => all.Count > ObjectPartsSql.Most ? all[..ObjectPartsSql.Most] : all;
}
