namespace TapBot.Core.Databases;

/// <summary>As whom and where a run runs, as the server says.</summary>
/// <param name="Role">The role.</param>
/// <param name="IsSuperuser">True when nothing stops it but the transaction that only reads.</param>
/// <param name="Database">The database's name.</param>
/// <param name="Oid">The database's number: another database of the same name has another one.</param>
/// <param name="Pid">The process of the server.</param>
public sealed record QueryIdentity(string Role, bool IsSuperuser, string Database, long Oid, int Pid);
