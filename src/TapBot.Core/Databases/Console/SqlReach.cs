namespace TapBot.Core.Databases;

/// <summary>
/// Whether a statement reaches into the server itself, past all that a transaction holds back: it writes a file there or runs a program. Of a block of code (DO) the texts in it are read, too; what it puts
/// together while it runs cannot be read. Pure.
/// </summary>
internal static class SqlReach
{
    /// <summary>So many texts within each other are read.</summary>
    private const int Deepest = 3;

    /// <summary>Functions that write files of the server (large objects, adminpack).</summary>
    private static readonly HashSet<string> Writers = ["lo_export", "pg_file_write", "pg_file_sync", "pg_file_rename", "pg_file_unlink"];

    /// <summary>True when it is a COPY from or to a program, or into a file, or calls a function that writes files.</summary>
    /// <param name="tokens">The statement.</param>
    /// <param name="from">Where it begins.</param>
    public static bool Of(List<SqlToken> tokens, int from) => Of(tokens, from, isBlock: false);

    /// <summary>True when any statement in the texts of a block of code does.</summary>
    /// <param name="text">The block.</param>
    /// <param name="tokens">The pieces of it.</param>
    public static bool Within(string text, List<SqlToken> tokens) => Within(text, tokens, Deepest);

    private static bool Within(string text, List<SqlToken> tokens, int left) => left > 0 && tokens.Where(t => t is { Kind: SqlTokenKind.Text, IsOpen: false }).Any(token =>
    {
        var inner = Content(text.AsSpan(token.Start, token.Length));
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
        tokens[at].Kind is SqlTokenKind.Word or SqlTokenKind.Name && Writers.Contains(tokens[at].Value) && at + 1 < tokens.Count && tokens[at + 1].IsSymbol('(');

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
