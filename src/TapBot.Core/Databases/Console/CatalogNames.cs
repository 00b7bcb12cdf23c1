namespace TapBot.Core.Databases;

/// <summary>The names of a database that an editor completes.</summary>
/// <param name="Tables">Columns by table or view by schema.</param>
/// <param name="Functions">Functions, aggregates and procedures by schema, each name once; those of <c>pg_catalog</c> are called without it. What only the server calls is left out.</param>
public sealed record CatalogNames(IReadOnlyDictionary<string, Dictionary<string, string[]>> Tables, IReadOnlyDictionary<string, string[]> Functions);
