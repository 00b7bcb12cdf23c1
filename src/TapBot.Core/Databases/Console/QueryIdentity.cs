namespace TapBot.Core.Databases;

/// <summary>As whom and where a run runs, as the server says.</summary>
/// <param name="Role">The role.</param>
/// <param name="IsSuperuser">True when it is a superuser or may become one by SET ROLE: a transaction that only reads does not stop it from running programs of the server and writing its files.</param>
/// <param name="Database">The database's name.</param>
/// <param name="Oid">The database's number: another database of the same name has another one.</param>
/// <param name="Pid">The process of the server.</param>
public sealed record QueryIdentity(string Role, bool IsSuperuser, string Database, long Oid, int Pid)
{
    /// <summary>When the process began, as seconds since 1970: with the number it tells it from any other.</summary>
    internal string Began { get; init; } = "";
}
