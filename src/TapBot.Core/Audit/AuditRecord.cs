using System.Text.Json;
using TapBot.Core.Wording;

namespace TapBot.Core.Audit;

/// <summary>A row of the trail as it is shown.</summary>
/// <param name="Sequence">1, 2, 3 ... without gaps.</param>
/// <param name="At">When, UTC, to the millisecond.</param>
/// <param name="ActorKind"><c>User</c>, <c>Token</c>, <c>Screen</c> or <c>Portal</c>.</param>
/// <param name="ActorId">The key of who acted.</param>
/// <param name="Actor">What they were called.</param>
/// <param name="Session">The beginning of the session's name; null when it was none.</param>
/// <param name="Address">The network address; null when not known.</param>
/// <param name="Action">The name of the operation.</param>
/// <param name="Target">What it was done to.</param>
/// <param name="Server">On which server; null when on none.</param>
/// <param name="Project">In which compose project; null when in none.</param>
/// <param name="Details">Arguments, secrets masked; null when there were none, and for outcomes.</param>
/// <param name="Intent">For an outcome: the row of the intent it answers; null for intents and for events written once.</param>
/// <param name="Outcome"><c>done</c>, <c>refused</c>, <c>failed</c> or <c>unknown</c>; null for an intent.</param>
/// <param name="Statement">Evidence or reason; null for an intent.</param>
/// <param name="PreviousHash">The hash of the row before.</param>
/// <param name="Hash">SHA-256 over the previous hash and this row, hexadecimal.</param>
public sealed record AuditRecord(
    long Sequence,
    DateTimeOffset At,
    string ActorKind,
    string ActorId,
    string Actor,
    string? Session,
    string? Address,
    string Action,
    string Target,
    string? Server,
    string? Project,
    string? Details,
    long? Intent,
    string? Outcome,
    Phrase? Statement,
    string PreviousHash,
    string Hash)
{
    internal static AuditRecord Of(AuditRow row) => new(
        row.Sequence, row.At, row.ActorKind, row.ActorId, row.ActorName, row.Session, row.Address, row.Action, row.Target, row.Server, row.Project, row.Details,
        row.Intent, row.Outcome, Read(row.Statement), row.PreviousHash, row.Hash);

    /// <summary>Arguments come back as text, numbers and truth values; a statement somebody has broken is shown as it stands.</summary>
    private static Phrase? Read(string? statement)
    {
        if (statement is null)
            return null;
        try
        {
            using var json = JsonDocument.Parse(statement);
            var arguments = json.RootElement.GetProperty("arguments").EnumerateObject().ToDictionary(a => a.Name, a => ValueOf(a.Value), StringComparer.Ordinal);
            return new Phrase(json.RootElement.GetProperty("code").GetString() ?? statement, arguments);
        }
        catch (Exception broken) when (broken is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return Phrase.Of(statement);
        }
    }

    private static object? ValueOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String when value.TryGetDateTimeOffset(out var time) => time,
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number when value.TryGetInt64(out var whole) => whole,
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Null => null,
        _ => value.GetRawText(),
    };
}
