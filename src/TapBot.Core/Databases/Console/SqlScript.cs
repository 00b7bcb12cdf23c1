namespace TapBot.Core.Databases;

/// <summary>A text that people write, cut into its statements. Pure.</summary>
public static class SqlScript
{
    /// <summary>
    /// The statements in their order, those without a piece in them left out. A semicolon ends one, except between parentheses and in the body of a function that is written as
    /// BEGIN ATOMIC ... END.
    /// </summary>
    public static IReadOnlyList<SqlStatement> Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var statements = new List<SqlStatement>();
        var pieces = new List<SqlToken>();
        var (parentheses, blocks) = (0, 0);
        foreach (var token in SqlLexer.Tokens(text))
        {
            if (token.IsSymbol(';') && parentheses == 0 && blocks == 0)
            {
                Add(statements, text, pieces, isOpen: false);
                pieces.Clear();
                continue;
            }
            pieces.Add(token);
            parentheses = Math.Max(0, parentheses + (token.IsSymbol('(') ? 1 : token.IsSymbol(')') ? -1 : 0));
            if (parentheses == 0 && token.Kind == SqlTokenKind.Word && MakesRoutine(pieces))
                blocks = Math.Max(0, blocks + Deeper(token, blocks, pieces));
        }
        Add(statements, text, pieces, parentheses > 0 || blocks > 0);
        return statements;
    }

    /// <summary>The statement that the cursor stands in or behind, or the one after it; null in an empty script.</summary>
    /// <param name="statements">Of the script.</param>
    /// <param name="position">Where the cursor stands.</param>
    public static SqlStatement? At(IReadOnlyList<SqlStatement> statements, int position)
    {
        ArgumentNullException.ThrowIfNull(statements);
        // A cursor behind the semicolon and before the next line still means the statement it has just ended.
        return statements.LastOrDefault(s => s.Start <= position) ?? statements.FirstOrDefault();
    }

    private static int Deeper(SqlToken token, int blocks, List<SqlToken> pieces) => token.Value switch
    {
        "atomic" when blocks == 0 && pieces.Count > 1 && pieces[^2].Is("begin") => 1,
        "case" when blocks > 0 => 1,
        "end" when blocks > 0 => -1,
        _ => 0,
    };

    private static bool MakesRoutine(List<SqlToken> pieces)
    {
        if (pieces.Count < 2 || !pieces[0].Is("create"))
            return false;
        var what = pieces[1].Is("or") && pieces.Count > 3 ? pieces[3] : pieces[1];
        return what.Is("function") || what.Is("procedure");
    }

    private static void Add(List<SqlStatement> statements, string text, List<SqlToken> pieces, bool isOpen)
    {
        if (pieces.Count > 0)
            statements.Add(new SqlStatement(text[pieces[0].Start..pieces[^1].End], pieces[0].Start, isOpen || pieces[^1].IsOpen));
    }
}
