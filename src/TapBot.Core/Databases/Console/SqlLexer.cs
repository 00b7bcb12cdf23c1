using System.Buffers;

namespace TapBot.Core.Databases;

/// <summary>
/// Cuts SQL into its pieces, by the rules of PostgreSQL's own lexer with standard_conforming_strings on. It serves the splitting of scripts and words of warning, and guards nothing: the server takes
/// each statement alone and refuses a second one, and the log-in's grants decide what it may do.
/// </summary>
internal static class SqlLexer
{
    private static readonly SearchValues<char> Spaces = SearchValues.Create(" \t\r\n\f\v");

    /// <summary>The pieces in their order. A comment that lacks its end swallows the rest.</summary>
    public static List<SqlToken> Tokens(string text)
    {
        var tokens = new List<SqlToken>();
        for (var at = 0; at < text.Length;)
        {
            if (Spaces.Contains(text[at]))
            {
                at++;
            }
            else if (Starts(text, at, "--"))
            {
                var end = text.AsSpan(at).IndexOfAny('\n', '\r');
                at = end < 0 ? text.Length : at + end;
            }
            else if (Starts(text, at, "/*"))
            {
                at = AfterComment(text, at);
            }
            else
            {
                var token = Next(text, at);
                tokens.Add(token);
                at = token.End;
            }
        }
        return tokens;
    }

    private static SqlToken Next(string text, int at)
    {
        var c = text[at];
        if (c == '\'')
            return Quoted(text, at, at, SqlTokenKind.Text, backslash: false);
        if (c == '"')
            return Quoted(text, at, at, SqlTokenKind.Name, backslash: false);
        if (c == '$')
            return Dollar(text, at);
        if (char.IsAsciiDigit(c))
            return Number(text, at);
        if (!IsNameStart(c))
            return new SqlToken(SqlTokenKind.Symbol, at, 1, c.ToString());
        var prefix = Prefix(text, at);
        if (prefix > 0)
            return Quoted(text, at, at + prefix, text[at + prefix] == '"' ? SqlTokenKind.Name : SqlTokenKind.Text, backslash: c is 'e' or 'E');
        var end = at;
        while (end < text.Length && (IsNameStart(text[end]) || char.IsAsciiDigit(text[end]) || text[end] == '$'))
            end++;
        return new SqlToken(SqlTokenKind.Word, at, end - at, text[at..end].ToLowerInvariant());
    }

    /// <summary>How many characters stand before the quote of E'', B'', X'', N'', U&amp;'' and U&amp;""; 0 when it is none of these.</summary>
    private static int Prefix(string text, int at)
    {
        if (at + 1 < text.Length && text[at] is 'e' or 'E' or 'b' or 'B' or 'x' or 'X' or 'n' or 'N' && text[at + 1] == '\'')
            return 1;
        return at + 2 < text.Length && text[at] is 'u' or 'U' && text[at + 1] == '&' && text[at + 2] is '\'' or '"' ? 2 : 0;
    }

    private static SqlToken Quoted(string text, int start, int quoteAt, SqlTokenKind kind, bool backslash)
    {
        var quote = text[quoteAt];
        for (var at = quoteAt + 1; at < text.Length; at++)
        {
            if (backslash && text[at] == '\\')
                at++;
            else if (text[at] != quote)
                continue;
            else if (at + 1 < text.Length && text[at + 1] == quote)
                at++;
            else
                return new SqlToken(kind, start, at + 1 - start, kind == SqlTokenKind.Name ? text[(quoteAt + 1)..at].Replace("\"\"", "\"", StringComparison.Ordinal) : "");
        }
        return new SqlToken(kind, start, text.Length - start, "", IsOpen: true);
    }

    private static SqlToken Dollar(string text, int at)
    {
        var end = at + 1;
        while (end < text.Length && (IsNameStart(text[end]) || (end > at + 1 && char.IsAsciiDigit(text[end]))))
            end++;
        if (end < text.Length && text[end] == '$')
        {
            var tag = text[at..(end + 1)];
            var close = text.IndexOf(tag, end + 1, StringComparison.Ordinal);
            return close < 0
                ? new SqlToken(SqlTokenKind.Text, at, text.Length - at, "", IsOpen: true)
                : new SqlToken(SqlTokenKind.Text, at, close + tag.Length - at, "");
        }
        return at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]) ? Number(text, at) : new SqlToken(SqlTokenKind.Symbol, at, 1, "$");
    }

    private static SqlToken Number(string text, int at)
    {
        var end = at + 1;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '.' or '_'))
            end++;
        return new SqlToken(SqlTokenKind.Number, at, end - at, "");
    }

    private static int AfterComment(string text, int at)
    {
        var depth = 0;
        while (at < text.Length)
        {
            var (opens, closes) = (Starts(text, at, "/*"), Starts(text, at, "*/"));
            at += opens || closes ? 2 : 1;
            depth += opens ? 1 : closes ? -1 : 0;
            if (depth == 0)
                return at;
        }
        return at;
    }

    private static bool Starts(string text, int at, string with) => string.CompareOrdinal(text, at, with, 0, with.Length) == 0;

    private static bool IsNameStart(char c) => char.IsAsciiLetter(c) || c == '_' || c >= '\u0080';
}
