namespace TapBot.Core.Logs;

/// <summary>Reads klog: <c>I0102 15:04:05.000000       1 server.go:12] message</c>, or <c>"message" key="value"</c> behind the bracket.</summary>
internal static class KlogFields
{
    private const int LongestHeader = 200;
    private const int Time = 6, TimeLength = 15;

    /// <summary>Reads a line; 0 when it has no such header.</summary>
    public static int Read(ReadOnlySpan<char> text, Span<FieldSpan> fields)
    {
        if (text.Length < 30 || text[0] is not ('I' or 'W' or 'E' or 'F') || text[5] != ' ' || text[1..5].ContainsAnyExceptInRange('0', '9') || text[8] != ':')
            return 0;
        var bracket = text[..Math.Min(text.Length, LongestHeader)].IndexOf("] ");
        if (bracket < Time + TimeLength)
            return 0;
        var writer = new FieldWriter(text, fields);
        writer.Add(FieldName.KlogSeverity, 0, 1);
        writer.Add(FieldName.Time, Time, TimeLength);
        var source = text[..bracket].LastIndexOf(' ') + 1;
        var thread = text[(Time + TimeLength)..source].Trim(' ');
        writer.Add(FieldName.Thread, text[..source].TrimEnd(' ').Length - thread.Length, thread.Length, LogFieldKind.Number);
        writer.Add(FieldName.Source, source, bracket - source);

        var message = bracket + 2;
        if (message >= text.Length || text[message] != '"')
        {
            writer.Add(FieldName.Message, message, text.Length - message);
            return writer.Count;
        }
        var end = EndOfQuoted(text, message + 1, out var escaping);
        writer.Add(FieldName.Message, message + 1, end - message - 1, escaping: escaping);
        return writer.Count + LogfmtFields.Read(text, Math.Min(end + 1, text.Length), fields[writer.Count..]);
    }

    private static int EndOfQuoted(ReadOnlySpan<char> text, int at, out Escaping escaping)
    {
        escaping = Escaping.None;
        for (; at < text.Length && text[at] != '"'; at++)
        {
            if (text[at] == '\\')
                (escaping, at) = (Escaping.Backslash, at + 1);
        }
        return Math.Min(at, text.Length);
    }
}
