using TapBot.Core.Databases;

namespace TapBot.Portal.Features.Databases;

/// <summary>A session as the API shows it.</summary>
/// <param name="Id">What names it for good: give it to cancel or terminate.</param>
/// <param name="Pid">The process of the server.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="Database">The database it is connected to.</param>
/// <param name="User">Its role.</param>
/// <param name="Application">What the client calls itself.</param>
/// <param name="Client">The client's address.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="State">active, idle, idle in transaction and so on; null when the log-in may not see it.</param>
/// <param name="Query">The statement it runs or ran last, cut after 2,000 characters.</param>
/// <param name="TransactionStartedAt">When its transaction began.</param>
/// <param name="QueryStartedAt">When its statement began.</param>
/// <param name="StateChangedAt">When its state changed.</param>
/// <param name="WaitKind">What kind of thing it waits for.</param>
/// <param name="WaitEvent">What it waits for.</param>
/// <param name="BlockedBy">The processes that hold what it waits for.</param>
/// <param name="Wait">The lock it waits for.</param>
public sealed record SessionModel(
    SessionId Id, int Pid, DateTimeOffset StartedAt, string? Database, string? User, string Application, string? Client, string? Kind, string? State, string? Query,
    DateTimeOffset? TransactionStartedAt, DateTimeOffset? QueryStartedAt, DateTimeOffset? StateChangedAt, string? WaitKind, string? WaitEvent, IReadOnlyList<int> BlockedBy, LockWait? Wait)
{
    /// <summary>A session for the wire.</summary>
    public static SessionModel Of(DatabaseSession session) => new(
        session.Id, session.Pid, session.StartedAt, session.Database, session.User, session.Application, session.Client, session.Kind, session.State, session.Query,
        session.TransactionStartedAt, session.QueryStartedAt, session.StateChangedAt, session.WaitKind, session.WaitEvent, session.BlockedBy, session.Wait);
}
