using System.Buffers;

namespace TapBot.Core.Logs;

/// <summary>A text to look for. Case matters when it has a capital letter (smart case).</summary>
internal sealed class TextNeedle
{
    private readonly SearchValues<string> values;

    public TextNeedle(string text)
    {
        Text = text;
        MatchCase = text.Any(char.IsUpper);
        Comparison = MatchCase ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        values = SearchValues.Create([text], Comparison);
        Literal = LiteralSearch.Of(text, MatchCase);
    }

    /// <summary>What is looked for; never empty.</summary>
    public string Text { get; }

    /// <summary>Capitals and small letters differ.</summary>
    public bool MatchCase { get; }

    /// <summary>The comparison that follows from it.</summary>
    public StringComparison Comparison { get; }

    /// <summary>What every text with it contains.</summary>
    public LogLiteral? Literal { get; }

    /// <summary>Whether it is there.</summary>
    public bool IsIn(ReadOnlySpan<char> text) => text.ContainsAny(values);

    /// <summary>Where it is first; -1 when nowhere.</summary>
    public int IndexIn(ReadOnlySpan<char> text) => text.IndexOfAny(values);
}
