using TapBot.Core.Databases;

namespace TapBot.Portal.Features.Databases;

/// <summary>An object that another one needs, or that needs it.</summary>
/// <param name="Type">What it is in the server's words.</param>
/// <param name="Name">Its name with its schema, as it is written in SQL.</param>
/// <param name="Kind">Its kind, when it can be looked at by itself.</param>
/// <param name="Oid">Its number, when it can be looked at by itself.</param>
public sealed record ObjectDependencyModel(string Type, string Name, ObjectKind? Kind, uint? Oid)
{
    /// <summary>A dependency for the wire.</summary>
    public static ObjectDependencyModel Of(ObjectDependency of) => new(of.Kind, of.Name, of.Id?.Kind, of.Id?.Oid);
}
