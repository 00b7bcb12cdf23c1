using TapBot.Core.Access;
using TapBot.Core.Operations;

namespace TapBot.Core.Databases;

/// <summary>Changes how a registered instance is reached. A log-in that is left out is forgotten; one without a password keeps its own, as long as user and server stay the same.</summary>
/// <param name="Database">The instance.</param>
/// <param name="Connection">How it is reached from now on.</param>
/// <param name="EvenIfUnreachable">True to keep it although a log-in does not get in.</param>
[Operation("databases.change", Permission.Administer, Risk.Privileged, Route = "databases/{database}/change")]
public sealed record ChangeDatabase(DatabaseName Database, DatabaseDraft? Connection = null, bool EvenIfUnreachable = false) : IOperation;
