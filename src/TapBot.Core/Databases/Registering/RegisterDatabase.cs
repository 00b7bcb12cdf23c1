using TapBot.Core.Access;
using TapBot.Core.Operations;

namespace TapBot.Core.Databases;

/// <summary>Registers an instance. It takes the place of the container that it means, as a configured one does.</summary>
/// <param name="Database">What it will be called.</param>
/// <param name="Connection">How it is reached.</param>
/// <param name="EvenIfUnreachable">True to keep it although a log-in does not get in.</param>
[Operation("databases.register", Permission.Administer, Risk.Privileged, Route = "databases/{database}/register")]
public sealed record RegisterDatabase(DatabaseName Database, DatabaseDraft? Connection = null, bool EvenIfUnreachable = false) : IOperation;
