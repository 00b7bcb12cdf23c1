using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace TapBot.Core.Audit;

/// <summary>The hash that ties a row to the one before: SHA-256(previous hash || canonical JSON of the row).</summary>
internal static class AuditHash
{
    /// <summary>What the first row stands on.</summary>
    public static readonly string Beginning = new('0', 64);

    /// <summary>The hash the row should carry, given the one it stands on.</summary>
    public static string Of(AuditRow row, string previousHash)
    {
        var json = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(json))
            Write(writer, row);
        var bytes = new byte[previousHash.Length + json.WrittenCount];
        Encoding.ASCII.GetBytes(previousHash, bytes);
        json.WrittenSpan.CopyTo(bytes.AsSpan(previousHash.Length));
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }

    /// <summary>The canonical form: these members in this order, all of them, no white space. Changing it breaks every chain already written.</summary>
    private static void Write(Utf8JsonWriter writer, AuditRow row)
    {
        writer.WriteStartObject();
        writer.WriteNumber("sequence", row.Sequence);
        writer.WriteNumber("at", row.At.ToUnixTimeMilliseconds());
        writer.WriteString("actorKind", row.ActorKind);
        writer.WriteString("actorId", row.ActorId);
        writer.WriteString("actorName", row.ActorName);
        writer.WriteString("session", row.Session);
        writer.WriteString("address", row.Address);
        writer.WriteString("action", row.Action);
        writer.WriteString("target", row.Target);
        writer.WriteString("server", row.Server);
        writer.WriteString("project", row.Project);
        writer.WriteString("details", row.Details);
        if (row.Intent is { } intent)
            writer.WriteNumber("intent", intent);
        else
            writer.WriteNull("intent");
        writer.WriteString("outcome", row.Outcome);
        writer.WriteString("statement", row.Statement);
        writer.WriteEndObject();
    }
}
