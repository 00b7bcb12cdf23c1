namespace TapBot.Core.Databases;

/// <summary>
/// Whether a statement reaches into the server itself, past all that a transaction holds back: it writes a file there or runs a program. Of a block of code (DO), of a routine that is
/// made, and of functions that run texts the texts are read, too; what they put together while they run cannot be read. Pure.
/// </summary>
internal static class SqlReach
{
    /// <summary>So many texts within each other are read.</summary>
    private const int Deepest = 3;

    /// <summary>Functions that write files of the server (large objects, adminpack).</summary>
    private static readonly HashSet<string> Writers = ["lo_export", "pg_file_write", "pg_file_sync", "pg_file_rename", "pg_file_unlink"];

    /// <summary>Functions that run a text as a statement.</summary>
    private static readonly HashSet<string> Runners = ["query_to_xml", "query_to_xmlschema", "query_to_xml_and_xmlschema", "dblink", "dblink_exec", "dblink_send_query", "dblink_open"];

    /// <summary>True when it is a COPY from or to a program, or into a file, or calls a function that writes files.</summary>
    /// <param name="tokens">The statement.</param>
    /// <param name="from">Where it begins.</param>
    public static bool Of(List<SqlToken> tokens, int from) => Of(tokens, from, isBlock: false);

    /// <summary>True when texts of the statement are run as code, and one of them does, or cannot be read to its end.</summary>
    /// <param name="text">The statement.</param>
    /// <param name="tokens">The pieces of it.</param>
    public static bool Within(string text, List<SqlToken> tokens)
    {
        var isBlock = tokens[0].Is("do");
        return (isBlock && !IsPlain(text, tokens)) || ((isBlock || MakesRoutine(tokens) || tokens.Any(t => Runners.Contains(t.Value))) && (Mentions(text) || Within(text, tokens, Deepest)));
    }

    /// <summary>One text as it stands, in the language that is read here: no escapes, no texts that the server joins.</summary>
    private static bool IsPlain(string text, List<SqlToken> tokens)
    {
        var language = tokens.FindIndex(t => t.Is("language"));
        return tokens.Where(t => t.Kind == SqlTokenKind.Text).ToList() is [var code] && text[code.Start] is '\'' or '$' && (language < 0 || (language + 1 < tokens.Count && tokens[language + 1].Value == "plpgsql"));
    }

    private static bool MakesRoutine(List<SqlToken> tokens) => tokens[0].Is("create") && tokens.Skip(1).Take(3).Any(t => t.Is("function") || t.Is("procedure"));

    /// <summary>The words stand in it, however deep, and whatever puts them together.</summary>
    private static bool Mentions(string text)
    {
        return Has("lo_export") || Has("pg_file_") || (Has("copy") && Has("program"));

        bool Has(string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);
    }

    private static bool Within(string text, List<SqlToken> tokens, int left) => tokens.Where(t => t is { Kind: SqlTokenKind.Text, IsOpen: false }).Any(token =>
    {
        var inner = Content(text.AsSpan(token.Start, token.Length));
        if (left == 0)
            return inner.Contains("copy", StringComparison.OrdinalIgnoreCase);
        var pieces = SqlLexer.Tokens(inner);
        return Of(pieces, 0, isBlock: true) || Within(inner, pieces, left - 1);
    });

    private static bool Of(List<SqlToken> tokens, int from, bool isBlock)
    {
        var (isCopy, depth) = (false, 0);
        for (var at = from; at < tokens.Count; at++)
        {
            if ((isBlock || at == from) && tokens[at].Is("copy"))
                (isCopy, depth) = (true, 0);
            else if (tokens[at].IsSymbol(';'))
                isCopy = false;
            depth += tokens[at].IsSymbol('(') ? 1 : tokens[at].IsSymbol(')') ? -1 : 0;
            if (Calls(tokens, at) || (isCopy && depth == 0 && LeavesTheDatabase(tokens, at)))
                return true;
        }
        return false;
    }

    private static bool Calls(List<SqlToken> tokens, int at) =>
        tokens[at].Kind is SqlTokenKind.Word or SqlTokenKind.Name && (Writers.Contains(tokens[at].Value) || tokens[at].Value.Contains('\\')) && at + 1 < tokens.Count && tokens[at + 1].IsSymbol('('); // a name with escapes (U&) is not read

    /// <summary>TO 'file', TO PROGRAM 'command' and FROM PROGRAM 'command' of a COPY.</summary>
    private static bool LeavesTheDatabase(List<SqlToken> tokens, int at) => tokens[at].Value switch
    {
        "to" when IsText(tokens, at + 1) => true,
        "to" or "from" => at + 1 < tokens.Count && tokens[at + 1].Is("program") && IsText(tokens, at + 2),
        _ => false,
    };

    private static bool IsText(List<SqlToken> tokens, int at) => at < tokens.Count && tokens[at].Kind == SqlTokenKind.Text;

    /// <summary>What stands between the quotes or dollars.</summary>
    private static string Content(ReadOnlySpan<char> piece)
    {
        var quote = piece.IndexOfAny('\'', '$');
        if (piece[quote] == '\'')
            return piece[(quote + 1)..^1].ToString().Replace("''", "'", StringComparison.Ordinal);
        var tag = piece[1..].IndexOf('$') + 2;
        return piece[tag..^tag].ToString();
    }
}
