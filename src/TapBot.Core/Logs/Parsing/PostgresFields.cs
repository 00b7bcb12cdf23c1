namespace TapBot.Core.Logs;

/// <summary>
/// Reads what PostgreSQL writes to stderr: a <c>log_line_prefix</c> with at least the time (<c>%m [%p] </c>, <c>%m [%p] %q%u@%d </c>,
/// <c>%t [%p]: user=%u,db=%d,app=%a,client=%h </c>), the severity, a colon and two spaces, the message. Also without any prefix.
/// </summary>
internal static class PostgresFields
{
    private const int LongestPrefix = 300;

    /// <summary>Reads a line; 0 when it is not PostgreSQL's.</summary>
    public static int Read(ReadOnlySpan<char> text, Span<FieldSpan> fields)
    {
        var colon = FindSeverity(text, out var severity);
        if (colon < 0)
            return 0;
        var writer = new FieldWriter(text, fields);
        ReadPrefix(text[..severity], ref writer);
        writer.Add(FieldName.Severity, severity, colon - severity);
        var message = colon + 3;
        ReadDuration(text, message, ref writer);
        writer.Add(FieldName.Message, message, text.Length - message);
        return writer.Count;
    }

    /// <summary>Whether the line is one of those that explain the one before it: DETAIL, HINT, STATEMENT and the like.</summary>
    public static bool Explains(ReadOnlySpan<char> text) =>
        FindSeverity(text, out var severity) is var colon and > 0 && text[severity..colon] is "DETAIL" or "HINT" or "STATEMENT" or "CONTEXT" or "QUERY" or "LOCATION";

    /// <summary>Whether a text begins with <c>2024-11-22 </c>.</summary>
    public static bool IsDay(ReadOnlySpan<char> text) =>
        text.Length > 10 && text[4] == '-' && text[7] == '-' && text[10] == ' ' && char.IsAsciiDigit(text[0]) && char.IsAsciiDigit(text[9]);

    private static int FindSeverity(ReadOnlySpan<char> text, out int severity)
    {
        severity = 0;
        if (text.IsEmpty || !(char.IsAsciiDigit(text[0]) || char.IsAsciiLetterUpper(text[0]) || text[0] is '[' or '<'))
            return -1;
        var colon = text[..Math.Min(text.Length, LongestPrefix)].IndexOf(":  ");
        if (colon < 3)
            return -1;
        severity = text[..colon].LastIndexOf(' ') + 1;
        return IsSeverity(text[severity..colon]) ? colon : -1;
    }

    private static bool IsSeverity(ReadOnlySpan<char> word) => word switch
    {
        "LOG" or "ERROR" or "FATAL" or "PANIC" or "WARNING" or "NOTICE" or "INFO" or "DETAIL" or "HINT" or "STATEMENT" or "CONTEXT" or "QUERY" or "LOCATION" => true,
        ['D', 'E', 'B', 'U', 'G', >= '1' and <= '5'] => true,
        _ => false,
    };

    private static void ReadPrefix(ReadOnlySpan<char> prefix, ref FieldWriter writer)
    {
        var behind = TimeLength(prefix);
        writer.Add(FieldName.Timestamp, 0, prefix[..behind].TrimEnd(": ").Length);
        Span<Range> words = stackalloc Range[12];
        var count = prefix[behind..].Split(words, ' ', StringSplitOptions.RemoveEmptyEntries);
        foreach (var range in words[..count])
        {
            var start = behind + range.Start.Value;
            var word = prefix[start..(behind + range.End.Value)].TrimEnd(':');
            if (word is ['[', .., ']'])
            {
                var length = word.IndexOfAny('-', ']') - 1; // %p, or %p-%l
                var isNumber = length > 0 && !word.Slice(1, length).ContainsAnyExceptInRange('0', '9');
                writer.Add(FieldName.Pid, start + 1, length, isNumber ? LogFieldKind.Number : LogFieldKind.String);
            }
            else if (word.Contains('='))
                ReadPairs(word, start, ref writer);
            else if (word.IndexOf('@') is var at and > 0)
            {
                writer.Add(FieldName.User, start, at);
                writer.Add(FieldName.Database, start + at + 1, word.Length - at - 1);
            }
        }
    }

    /// <summary>How long <c>2024-11-22 17:00:18.123 UTC </c> is: day, time, and a zone in letters or digits.</summary>
    private static int TimeLength(ReadOnlySpan<char> prefix)
    {
        const int Day = 11;
        if (!IsDay(prefix))
            return 0;
        var time = prefix[Day..].IndexOf(' ');
        if (time < 0)
            return prefix.Length;
        var zone = prefix[(Day + time + 1)..];
        if (zone.IsEmpty || !(char.IsAsciiLetterUpper(zone[0]) || zone[0] is '+' or '-'))
            return Day + time + 1;
        var end = zone.IndexOf(' ');
        return end < 0 ? prefix.Length : Day + time + 1 + end + 1;
    }

    /// <summary><c>user=%u,db=%d,app=%a,client=%h</c>, as log analysers want it.</summary>
    private static void ReadPairs(ReadOnlySpan<char> pairs, int start, ref FieldWriter writer)
    {
        foreach (var range in pairs.Split(','))
        {
            var pair = pairs[range];
            var equals = pair.IndexOf('=');
            if (equals < 0)
                continue;
            var name = pair[..equals] switch
            {
                "user" => FieldName.User,
                "db" or "database" => FieldName.Database,
                "app" => FieldName.ApplicationName,
                "client" or "host" => FieldName.RemoteHost,
                "pid" => FieldName.Pid,
                _ => -1,
            };
            if (name >= 0)
                writer.Add(name, start + range.Start.Value + equals + 1, pair.Length - equals - 1);
        }
    }

    /// <summary><c>duration: 12.345 ms  statement: select ...</c>, the lines of log_min_duration_statement and log_duration.</summary>
    private static void ReadDuration(ReadOnlySpan<char> text, int message, ref FieldWriter writer)
    {
        const string Heading = "duration: ";
        var rest = text[message..];
        if (!rest.StartsWith(Heading))
            return;
        var unit = rest.IndexOf(" ms");
        if (unit < 0)
            return;
        writer.Add(FieldName.Duration, message + Heading.Length, unit + " ms".Length - Heading.Length);
        var behind = rest[(unit + " ms".Length)..];
        var colon = behind.IndexOf(": ");
        if (behind.StartsWith("  ") && colon > 0)
            writer.Add(FieldName.Statement, message + unit + " ms".Length + colon + 2, behind.Length - colon - 2);
    }
}
