using System.Globalization;
using System.Text;
using TapBot.Core.Audit;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Administration;

/// <summary>Rows of the trail as CSV (RFC 4180). Text that a spreadsheet would take for a formula begins with an apostrophe (OWASP, CSV injection).</summary>
internal static class AuditCsv
{
    public const string Head = "sequence,at,actorKind,actorId,actor,session,address,action,target,server,project,details,intent,outcome,statement,previousHash,hash\r\n";

    /// <summary>What begins a formula somewhere: signs, what spreadsheets skip before them, and their full-width forms.</summary>
    private const string Formula = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    public static string Line(Texts texts, AuditRecord row)
    {
        var line = new StringBuilder();
        string?[] cells =
        [
            row.ActorKind, row.ActorId, row.Actor, row.Session, row.Address, row.Action, row.Target, row.Server, row.Project, row.Details,
        ];
        line.Append(CultureInfo.InvariantCulture, $"{row.Sequence},{row.At.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fffZ}");
        foreach (var cell in cells)
            line.Append(',').Append(Cell(cell));
        line.Append(CultureInfo.InvariantCulture, $",{row.Intent},").Append(Cell(row.Outcome)).Append(',').Append(Cell(row.Statement is { } said ? texts.Say(said) : null));
        return line.Append(',').Append(row.PreviousHash).Append(',').Append(row.Hash).Append("\r\n").ToString();
    }

    internal static string Cell(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var shown = text.TrimStart(' ') is { Length: > 0 } start && Formula.Contains(start[0]) ? "'" + text : text;
        return $"\"{shown.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
