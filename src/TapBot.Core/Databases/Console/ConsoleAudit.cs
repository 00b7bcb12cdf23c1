using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using TapBot.Core.Audit;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>Writes each statement of a run into the audit trail before it is sent, and afterwards what came of it.</summary>
internal sealed class ConsoleAudit(IAuditTrail trail, Actor actor, DatabaseInstance instance, QueryRequest request, QueryIdentity identity, string? reason)
{
    /// <summary>Characters of a statement that are kept, without passwords in it; its hash is that of the whole, without them too: a hash of a short secret gives it away.</summary>
    public const int Longest = 20_000;

    /// <summary>The beginning of the names of statements in the trail.</summary>
    public const string Read = "databases.query.read", Write = "databases.query.write", End = "databases.query.end";

    private string Action => request.Mode == QueryMode.Write ? Write : Read;

    public Task<AuditTicket> IntendAsync(SqlStatement statement, CancellationToken cancellationToken)
    {
        var text = StatementText.WithoutPasswords(statement.Text);
        var details = JsonSerializer.Serialize(new
        {
            database = identity.Database,
            role = identity.Role,
            pid = identity.Pid,
            rollBack = request.RollBack,
            reason,
            sql = text.Length > Longest ? text[..Longest] : text,
            sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))),
        }, JsonSerializerOptions.Web);
        return trail.IntendAsync(Intent(Action, details), cancellationToken);
    }

    public Task ConcludeAsync(AuditTicket ticket, QueryResult result) => result.Error is { } error
        ? trail.ConcludeAsync(ticket, error.IsDenied ? "refused" : error.SqlState is null ? "unknown" : "failed", error.Reason)
        : trail.ConcludeAsync(ticket, "done", Phrase.Of(request.Mode == QueryMode.Read ? "console.audit.read" : "console.audit.changed",
            ("rows", result.Affected ?? result.Page.Rows.Count), ("milliseconds", (long)result.Took.TotalMilliseconds)));

    public Task<AuditTicket> IntendEndAsync(bool keep) =>
        trail.IntendAsync(Intent(End, JsonSerializer.Serialize(new { database = identity.Database, role = identity.Role, pid = identity.Pid, commit = keep }, JsonSerializerOptions.Web)), CancellationToken.None);

    public Task ConcludeEndAsync(AuditTicket ticket, QueryEnd end, QueryError? error) => trail.ConcludeAsync(
        ticket,
        error is null ? "done" : end == QueryEnd.Unknown ? "unknown" : "failed",
        error?.Reason ?? Phrase.Of(end == QueryEnd.Committed ? "console.audit.committed" : "console.audit.rolledBack"));

    private AuditIntent Intent(string action, string details) => new(actor, action, instance.Name.Value, instance.Scope.Server, instance.Scope.Project, details);
}
