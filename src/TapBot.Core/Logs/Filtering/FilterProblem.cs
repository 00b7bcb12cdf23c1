using System.Text.RegularExpressions;
using TapBot.Core.Wording;

namespace TapBot.Core.Logs;

/// <summary>Names what is wrong with a filter.</summary>
internal static class FilterProblem
{
    /// <summary>A mistake at a place.</summary>
    public static LogFilterError Of(string code, int position, int length, params ReadOnlySpan<(string Name, object? Value)> arguments) =>
        new(Phrase.Of(code, arguments), position, length);

    /// <summary>More text than is read.</summary>
    public static LogFilterError TooLong(string text) =>
        new(Phrase.Of("logs.filter.long", ("most", LogFilter.MaxLength)), LogFilter.MaxLength, text.Length - LogFilter.MaxLength);

    /// <summary>What a parser of expressions says of a pattern.</summary>
    public static LogFilterError OfPattern(RegexParseException wrong, int position, string pattern)
    {
        var why = wrong.Error switch
        {
            RegexParseError.InsufficientClosingParentheses => Phrase.Of("logs.filter.regex.open"),
            RegexParseError.InsufficientOpeningParentheses => Phrase.Of("logs.filter.regex.close"),
            RegexParseError.UnterminatedBracket => Phrase.Of("logs.filter.regex.set"),
            RegexParseError.QuantifierAfterNothing or RegexParseError.NestedQuantifiersNotParenthesized or RegexParseError.ReversedQuantifierRange
                or RegexParseError.QuantifierOrCaptureGroupOutOfRange => Phrase.Of("logs.filter.regex.repeat"),
            RegexParseError.UnescapedEndingBackslash or RegexParseError.UnrecognizedEscape or RegexParseError.InsufficientOrInvalidHexDigits
                or RegexParseError.MissingControlCharacter or RegexParseError.UnrecognizedControlCharacter => Phrase.Of("logs.filter.regex.escape"),
            RegexParseError.ReversedCharacterRange => Phrase.Of("logs.filter.regex.range"),
            RegexParseError.UndefinedNumberedReference or RegexParseError.UndefinedNamedReference => Phrase.Of("logs.filter.regex.unsupported"),
            _ => Phrase.Of("logs.filter.regex.wrong"),
        };
        var at = Math.Clamp(wrong.Offset - 1, 0, pattern.Length);
        return new LogFilterError(why, position + at, Math.Min(1, pattern.Length - at));
    }
}
