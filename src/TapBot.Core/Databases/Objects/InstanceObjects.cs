namespace TapBot.Core.Databases;

/// <summary>What an instance has beside the objects in its databases.</summary>
/// <param name="At">When it was read, UTC.</param>
/// <param name="CurrentDatabase">The database of the monitor log-in: the one that is looked into when none is named.</param>
/// <param name="Databases">The databases but for templates, by name.</param>
/// <param name="Roles">The roles by name, those that the server brings along last.</param>
/// <param name="Tablespaces">The tablespaces, by name.</param>
/// <param name="IsCut">True when there are more than <see cref="ObjectListSql.MostOfInstance"/> of one of them.</param>
public sealed record InstanceObjects(
    DateTimeOffset At, string CurrentDatabase, IReadOnlyList<DatabaseObject> Databases, IReadOnlyList<DatabaseObject> Roles, IReadOnlyList<DatabaseObject> Tablespaces, bool IsCut);
