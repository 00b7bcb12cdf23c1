namespace TapBot.Core.Databases;

/// <summary>A piece of SQL that means something; white space and comments are none.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="Length">How many characters it has.</param>
/// <param name="Value">A word in lower case, a name without its quotes, a symbol; empty for texts and numbers.</param>
/// <param name="IsOpen">True for a text or name that lacks its end.</param>
internal readonly record struct SqlToken(SqlTokenKind Kind, int Start, int Length, string Value, bool IsOpen = false)
{
    public int End => Start + Length;

    public bool Is(string word) => Kind == SqlTokenKind.Word && Value == word;

    public bool IsSymbol(char symbol) => Kind == SqlTokenKind.Symbol && Value[0] == symbol;
}
