using TapBot.Core.Audit;
using TapBot.Core.Wording;

namespace TapBot.Testing.Audit;

/// <summary>An audit trail that a test reads, and breaks.</summary>
internal sealed class AuditInMemory : IAuditTrail
{
    private readonly Lock gate = new();
    private readonly List<(AuditIntent Intent, string? Outcome, Phrase? Statement)> rows = [];

    /// <summary>When set, nothing can be written.</summary>
    public bool Broken { get; set; }

    public IReadOnlyList<(AuditIntent Intent, string? Outcome, Phrase? Statement)> Rows
    {
        get { lock (gate) return [.. rows]; }
    }

    public Task<AuditTicket> IntendAsync(AuditIntent intent, CancellationToken cancellationToken)
    {
        if (Broken)
            throw new AuditUnavailableException(new IOException("No space left on device"));
        lock (gate)
        {
            rows.Add((intent, null, null));
            return Task.FromResult(new AuditTicket(rows.Count - 1));
        }
    }

    public Task ConcludeAsync(AuditTicket ticket, string outcome, Phrase statement)
    {
        lock (gate)
            rows[(int)ticket.Sequence] = (rows[(int)ticket.Sequence].Intent, outcome, statement);
        return Task.CompletedTask;
    }
}
