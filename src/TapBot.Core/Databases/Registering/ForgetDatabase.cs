using TapBot.Core.Access;
using TapBot.Core.Operations;

namespace TapBot.Core.Databases;

/// <summary>Forgets a registered instance and its passwords. Nothing happens to the instance itself; a container behind it is found again, without a log-in.</summary>
/// <param name="Database">The instance.</param>
[Operation("databases.forget", Permission.Administer, Risk.Privileged, Route = "databases/{database}/forget")]
public sealed record ForgetDatabase(DatabaseName Database) : IOperation;
