using TapBot.Core.Databases;

namespace TapBot.Portal.Features.Databases;

/// <summary>An object in a list.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Oid">Its number, which means something together with the kind only.</param>
/// <param name="Schema">Its schema; null for what is in none.</param>
/// <param name="Name">Its name.</param>
/// <param name="Arguments">The arguments of a function, procedure or aggregate.</param>
/// <param name="Rows">Rows as the server reckoned them last.</param>
/// <param name="Bytes">Bytes as the server knew them last.</param>
public sealed record ObjectModel(ObjectKind Kind, uint Oid, string? Schema, string Name, string? Arguments, long? Rows, long? Bytes)
{
    /// <summary>An object for the wire.</summary>
    public static ObjectModel Of(DatabaseObject of) => new(of.Kind, of.Oid, of.Schema, of.Name, of.Arguments, of.Rows, of.Bytes);
}
