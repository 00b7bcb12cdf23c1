namespace TapBot.Core.Databases;

/// <summary>An object that another one needs, or that needs it (pg_depend).</summary>
/// <param name="Kind">What it is in the server's words, such as <c>table</c>, <c>view</c> or <c>function</c>.</param>
/// <param name="Name">Its name with its schema, as it is written in SQL.</param>
/// <param name="Id">What names it; null for a kind that cannot be looked at by itself.</param>
public sealed record ObjectDependency(string Kind, string Name, ObjectId? Id);
