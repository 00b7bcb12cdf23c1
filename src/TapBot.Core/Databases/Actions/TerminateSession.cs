using TapBot.Core.Access;
using TapBot.Core.Operations;

namespace TapBot.Core.Databases;

/// <summary>Ends a session: its transaction is rolled back and its client cut off (pg_terminate_backend).</summary>
/// <param name="Database">The instance.</param>
/// <param name="Session">The session.</param>
[Operation("databases.terminate", Permission.OperateDatabases, Risk.Disruptive, Route = "databases/{database}/sessions/{session}/terminate")]
public sealed record TerminateSession(DatabaseName Database, SessionId Session) : IOperation;
