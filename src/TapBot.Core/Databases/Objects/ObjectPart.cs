namespace TapBot.Core.Databases;

/// <summary>A column, an index, a constraint or a trigger that was found by its name.</summary>
/// <param name="Of">The table or view that it is a part of.</param>
/// <param name="Kind">columns, indexes, constraints or triggers.</param>
/// <param name="Name">Its name.</param>
public sealed record ObjectPart(DatabaseObject Of, string Kind, string Name);
