using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace TapBot.Core.Logs;

/// <summary>
/// Takes a filter's text apart. Bars and brackets count only where they stand alone, so that pasted text rarely means something unexpected.
/// </summary>
internal sealed class FilterScanner(string text)
{
    private int at;

    /// <summary>The next piece; false with an error when a quote is never closed.</summary>
    public bool TryNext(out FilterToken token, [NotNullWhen(false)] out LogFilterError? error)
    {
        error = null;
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        if (at >= text.Length)
        {
            token = new FilterToken(FilterTokenKind.End, at, 0);
            return true;
        }
        var start = at;
        if (text[at] is '|' or '(' or ')' && IsAlone(at))
        {
            at++;
            token = new FilterToken(text[start] switch { '|' => FilterTokenKind.Or, '(' => FilterTokenKind.Open, _ => FilterTokenKind.Close }, start, 1);
            return true;
        }
        if (text[at] == '-' && at + 1 < text.Length && text[at + 1] is not '-' && !char.IsWhiteSpace(text[at + 1]) && (text[at + 1] is not (')' or '|') || !IsAlone(at + 1)))
        {
            at++;
            token = new FilterToken(FilterTokenKind.Not, start, 1);
            return true;
        }
        return TryReadTerm(start, out token, out error);
    }

    private bool TryReadTerm(int start, out FilterToken token, [NotNullWhen(false)] out LogFilterError? error)
    {
        var (kind, key, comparison) = (FilterTokenKind.Word, "", FilterOperator.Contains);
        if (text[at] == '~' && at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]))
        {
            at++;
            kind = FilterTokenKind.Pattern;
        }
        else if (TryReadKey(out key, out comparison))
            kind = FilterTokenKind.Condition;
        var keepsBackslashes = kind == FilterTokenKind.Pattern || (kind == FilterTokenKind.Condition && comparison == FilterOperator.Matches);
        token = default;
        if (!TryReadValue(keepsBackslashes, out var value, out error))
            return false;
        token = new FilterToken(kind, start, at - start, value, key, comparison);
        return true;
    }

    /// <summary>A name, an operator, and something behind it. Addresses (<c>http://</c>) are words, and so is a name with nothing behind the operator.</summary>
    private bool TryReadKey(out string key, out FilterOperator comparison)
    {
        (key, comparison) = ("", default);
        var end = at;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '_' or '.' or '@' or '-' or '/'))
            end++;
        var name = text[at..end];
        if (name.Trim('.').Length == 0 || !(char.IsAsciiLetter(name[0]) || name[0] is '_' or '@' or '.') || end >= text.Length || OperatorAt(end) is not var (found, length))
            return false;
        var value = end + length;
        if (value >= text.Length || char.IsWhiteSpace(text[value]) || (found == FilterOperator.Contains && text.AsSpan(value).StartsWith("//")))
            return false;
        (key, comparison, at) = (name, found, value);
        return true;
    }

    private (FilterOperator Operator, int Length)? OperatorAt(int place) => text.AsSpan(place) switch
    {
        ['>', '=', ..] => (FilterOperator.AtLeast, 2),
        ['<', '=', ..] => (FilterOperator.AtMost, 2),
        ['!', '=', ..] => (FilterOperator.NotEqual, 2),
        ['>', ..] => (FilterOperator.More, 1),
        ['<', ..] => (FilterOperator.Less, 1),
        ['=', ..] => (FilterOperator.Equal, 1),
        [':', ..] => (FilterOperator.Contains, 1),
        ['~', ..] => (FilterOperator.Matches, 1),
        _ => null,
    };

    private bool TryReadValue(bool keepsBackslashes, out string value, [NotNullWhen(false)] out LogFilterError? error)
    {
        (value, error) = ("", null);
        var start = at;
        if (text[at] != '"')
        {
            while (at < text.Length && !char.IsWhiteSpace(text[at]))
                at++;
            value = text[start..at];
            return true;
        }
        var inside = new StringBuilder();
        for (at++; at < text.Length && text[at] != '"'; at++)
        {
            if (text[at] == '\\' && at + 1 < text.Length && (keepsBackslashes || text[at + 1] is '"' or '\\'))
            {
                if (keepsBackslashes && text[at + 1] != '"')
                    inside.Append('\\');
                at++;
            }
            inside.Append(text[at]);
        }
        if (at >= text.Length)
        {
            error = FilterProblem.Of("logs.filter.quote", start, text.Length - start);
            return false;
        }
        at++;
        value = inside.ToString();
        return true;
    }

    private bool IsAlone(int place) => place + 1 >= text.Length || char.IsWhiteSpace(text[place + 1]);
}
