using TapBot.Core.Access;
using TapBot.Core.Operations;

namespace TapBot.Core.Databases;

/// <summary>Cancels the statement that a session runs; the session and its client stay (pg_cancel_backend).</summary>
/// <param name="Database">The instance.</param>
/// <param name="Session">The session.</param>
[Operation("databases.cancel", Permission.OperateDatabases, Risk.Disruptive, Route = "databases/{database}/sessions/{session}/cancel")]
public sealed record CancelSession(DatabaseName Database, SessionId Session) : IOperation;
