using System.Text.Json;
using TapBot.Core.Storage;
using TapBot.Core.Wording;

namespace TapBot.Core.Audit;

/// <summary>What is to be written, before it has its place in the chain.</summary>
internal sealed record AuditEntry
{
    private const int SessionLength = 12;

    private AuditEntry()
    {
    }

    public AuditIntent? What { get; private init; }

    /// <summary>The intent that this is the outcome of.</summary>
    public long? Answers { get; private init; }

    public string? Ending { get; private init; }

    public Phrase? Statement { get; private init; }

    public DateTimeOffset At { get; private init; }

    public static AuditEntry Intent(AuditIntent what, DateTimeOffset at) => new() { What = what, At = at };

    public static AuditEntry Outcome(long answers, string outcome, Phrase statement, DateTimeOffset at) =>
        new() { Answers = answers, Ending = outcome, Statement = statement, At = at };

    public static AuditEntry Event(AuditIntent what, string outcome, Phrase statement, DateTimeOffset at) =>
        new() { What = what, Ending = outcome, Statement = statement, At = at };

    /// <summary>Makes the row; an outcome repeats who, what and where from its intent, so that each row can be read alone.</summary>
    public AuditRow ToRow(long sequence, string previousHash, AuditRow? intent)
    {
        var actor = What?.Actor ?? Actor.Portal;
        var row = new AuditRow
        {
            Sequence = sequence,
            At = DateTimeOffset.FromUnixTimeMilliseconds(At.ToUnixTimeMilliseconds()),
            ActorKind = intent?.ActorKind ?? actor.Kind.ToString(),
            ActorId = intent?.ActorId ?? actor.Id,
            ActorName = StoredText.Of(intent?.ActorName ?? actor.Name)!,
            Session = intent?.Session ?? (actor.SessionId is { Length: > SessionLength } session ? session[..SessionLength] : actor.SessionId),
            Address = intent?.Address ?? actor.Address,
            Action = intent?.Action ?? What!.Action,
            Target = StoredText.Of(intent?.Target ?? What!.Target)!,
            Server = intent?.Server ?? What?.Server?.Value,
            Project = StoredText.Of(intent?.Project ?? What?.Project),
            Details = StoredText.Of(What?.Details),
            Intent = Answers,
            Outcome = Ending,
            Statement = StoredText.Of(Statement is null ? null : JsonSerializer.Serialize(Statement, JsonSerializerOptions.Web)),
            PreviousHash = previousHash,
            Hash = "",
        };
        row.Hash = AuditHash.Of(row, previousHash);
        return row;
    }
}
