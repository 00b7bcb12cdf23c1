namespace TapBot.Core.Logs;

/// <summary>Says how a line is written, and where its fields stand. Allocates nothing.</summary>
internal static class LineFields
{
    /// <summary>More fields of one line are not looked at.</summary>
    public const int Most = 200;

    /// <summary>How many fields nearly all lines fit into.</summary>
    public const int Usual = 40;

    private const int FewestPairs = 2;

    /// <summary>Reads a line without escape sequences.</summary>
    public static LineFormat Read(ReadOnlySpan<char> text, Span<FieldSpan> fields, out int count)
    {
        count = 0;
        var start = text.IndexOfAnyExcept(' ', '\t');
        if (start < 0)
            return LineFormat.Plain;
        if (text[start] == '{')
            return ReadJson(text, start, fields, out count) ? LineFormat.Json : LineFormat.Plain;
        if (start > 0)
            return LineFormat.Plain; // a continuation, whatever it looks like

        if (PostgresFields.IsDay(text) && PostgresCsv.Is(text))
        {
            count = PostgresCsv.Read(text, fields);
            return LineFormat.Postgres;
        }
        count = KlogFields.Read(text, fields);
        if (count > 0)
            return LineFormat.Klog;
        count = PostgresFields.Read(text, fields);
        if (count > 0)
            return LineFormat.Postgres;
        if (AccessFields.FindTime(text) is var time and > 0)
        {
            count = AccessFields.Read(text, time, fields);
            return LineFormat.Access;
        }
        if (LogfmtFields.Begins(text))
            count = LogfmtFields.Read(text, 0, fields);
        if (count >= FewestPairs)
            return LineFormat.Logfmt;
        count = 0;
        return LineFormat.Plain;
    }

    /// <summary>JSON is the whole line, or all of it that was not cut.</summary>
    private static bool ReadJson(ReadOnlySpan<char> text, int start, Span<FieldSpan> fields, out int count)
    {
        var at = start;
        count = JsonFields.Read(text, ref at, fields);
        if (count > 0 && text[at..].Trim(" \t\r\n").IsEmpty)
            return true;
        count = 0;
        return false;
    }
}
