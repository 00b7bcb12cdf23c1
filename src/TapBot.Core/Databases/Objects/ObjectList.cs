namespace TapBot.Core.Databases;

/// <summary>All objects of one database, but for those of the server itself (pg_catalog, information_schema, temporary ones).</summary>
/// <param name="Database">The database.</param>
/// <param name="At">When it was read, UTC.</param>
/// <param name="Schemas">Its schemas, by name.</param>
/// <param name="Extensions">Its extensions, by name.</param>
/// <param name="Objects">Relations, functions and types, by schema and name.</param>
/// <param name="IsCut">True when there are more than <see cref="ObjectListSql.Most"/>.</param>
public sealed record ObjectList(
    string Database, DateTimeOffset At, IReadOnlyList<DatabaseObject> Schemas, IReadOnlyList<DatabaseObject> Extensions, IReadOnlyList<DatabaseObject> Objects, bool IsCut)
{
    /// <summary>How long a list is used again, by whoever asks.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);

    /// <summary>All of them.</summary>
    public IEnumerable<DatabaseObject> All => Schemas.Concat(Extensions).Concat(Objects);
}
