namespace TapBot.Core.Logs;

/// <summary>
/// Reads access logs: <c>client - user [time] "request" status size "referer" "agent"</c> (common and combined log format, Apache and nginx), nginx's
/// <c>"forwarded"</c>, Traefik's <c>requests "router" "service" 12ms</c>, and <c>key=value</c> pairs behind it. A dash is no value.
/// </summary>
internal static class AccessFields
{
    private const int LastBracket = 256;
    private const int TimeLength = 28; // [22/Nov/2024:17:00:18 +0000]

    /// <summary>Where the time of an access log stands; -1 when this is none.</summary>
    public static int FindTime(ReadOnlySpan<char> text)
    {
        var bracket = text[..Math.Min(text.Length, LastBracket)].IndexOf('[');
        return bracket > 0 && text.Length > bracket + TimeLength + 2 && text[bracket + 3] == '/' && text[bracket + 7] == '/' && text[bracket + 12] == ':'
            && text[bracket + TimeLength - 1] == ']' && text[bracket + TimeLength + 1] == '"' ? bracket : -1;
    }

    /// <summary>Reads a line whose time stands at <paramref name="bracket"/>.</summary>
    public static int Read(ReadOnlySpan<char> text, int bracket, Span<FieldSpan> fields)
    {
        var writer = new FieldWriter(text, fields);
        ReadClient(text[..bracket], ref writer);
        writer.Add(FieldName.Time, bracket + 1, TimeLength - 2);
        var at = bracket + TimeLength + 1;
        ReadRequest(text, ref at, ref writer);
        ReadWord(text, ref at, FieldName.Status, ref writer);
        ReadWord(text, ref at, FieldName.Size, ref writer);
        ReadQuoted(text, ref at, FieldName.Referer, ref writer);
        ReadQuoted(text, ref at, FieldName.Agent, ref writer);
        if (!ReadQuoted(text, ref at, FieldName.Forwarded, ref writer) && IsTraefik(text[at..]))
        {
            ReadWord(text, ref at, FieldName.Requests, ref writer);
            ReadQuoted(text, ref at, FieldName.Router, ref writer);
            ReadQuoted(text, ref at, FieldName.Service, ref writer);
            ReadWord(text, ref at, FieldName.Duration, ref writer);
        }
        return writer.Count + LogfmtFields.Read(text, Math.Min(at, text.Length), fields[writer.Count..]);
    }

    private static void ReadClient(ReadOnlySpan<char> head, ref FieldWriter writer)
    {
        Span<Range> words = stackalloc Range[5];
        var count = head.TrimEnd(' ').Split(words, ' ');
        if (count == 4) // a virtual host stands before the client
            writer.Add(FieldName.Host, words[0].Start.Value, words[0].End.Value - words[0].Start.Value);
        var client = words[count == 4 ? 1 : 0];
        writer.Add(FieldName.Client, client.Start.Value, client.End.Value - client.Start.Value);
        if (count is 3 or 4)
            writer.Add(FieldName.User, words[count - 1].Start.Value, words[count - 1].End.Value - words[count - 1].Start.Value);
    }

    /// <summary>Method, path and protocol; what is not made of these is one field.</summary>
    private static void ReadRequest(ReadOnlySpan<char> text, ref int at, ref FieldWriter writer)
    {
        var (start, length, escaping) = Quoted(text, ref at);
        var request = text.Slice(start, length);
        var (first, last) = (request.IndexOf(' '), request.LastIndexOf(' '));
        if (first <= 0 || last <= first || request[..first].ContainsAnyExceptInRange('A', 'Z'))
        {
            writer.Add(FieldName.Request, start, length, escaping: escaping);
            return;
        }
        writer.Add(FieldName.Method, start, first);
        writer.Add(FieldName.Path, start + first + 1, last - first - 1, escaping: escaping);
        writer.Add(FieldName.Protocol, start + last + 1, length - last - 1);
    }

    /// <summary>A number of requests, then a name in quotes.</summary>
    private static bool IsTraefik(ReadOnlySpan<char> rest)
    {
        var number = rest.TrimStart(' ');
        var end = number.IndexOfAnyExceptInRange('0', '9');
        return end > 0 && number[end..].StartsWith(" \"");
    }

    private static void ReadWord(ReadOnlySpan<char> text, ref int at, int name, ref FieldWriter writer)
    {
        SkipSpace(text, ref at);
        var end = at < text.Length ? text[at..].IndexOf(' ') : 0;
        var length = end < 0 ? text.Length - at : end;
        var isNumber = length > 0 && !text.Slice(at, length).ContainsAnyExceptInRange('0', '9');
        writer.Add(name, at, length, isNumber ? LogFieldKind.Number : LogFieldKind.String);
        at += length;
    }

    private static bool ReadQuoted(ReadOnlySpan<char> text, ref int at, int name, ref FieldWriter writer)
    {
        SkipSpace(text, ref at);
        if (at >= text.Length || text[at] != '"')
            return false;
        var (start, length, escaping) = Quoted(text, ref at);
        writer.Add(name, start, length, escaping: escaping);
        return true;
    }

    private static (int Start, int Length, Escaping Escaping) Quoted(ReadOnlySpan<char> text, ref int at)
    {
        var (start, escaping) = (++at, Escaping.None);
        while (at < text.Length && text[at] != '"')
        {
            if (text[at] == '\\')
                (escaping, at) = (Escaping.Backslash, at + 1);
            at++;
        }
        var length = Math.Min(at, text.Length) - start;
        at = Math.Min(at + 1, text.Length);
        return (start, length, escaping);
    }

    private static void SkipSpace(ReadOnlySpan<char> text, ref int at)
    {
        while (at < text.Length && text[at] == ' ')
            at++;
    }
}
