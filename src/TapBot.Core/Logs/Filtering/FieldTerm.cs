using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace TapBot.Core.Logs;

/// <summary>
/// A condition on a field: <c>status>=500</c>, <c>path:/api</c>, <c>method=POST</c>, <c>path~^/api/v\d</c>. A line without the field does not match, but
/// <c>key=value</c> among its words is as good as a field, and <c>key:value</c> is also found where it is written like that.
/// </summary>
internal sealed class FieldTerm : LogTerm
{
    private readonly string key;
    private readonly string[] keys;
    private readonly FilterOperator comparison;
    private readonly string value;
    private readonly TextNeedle? needle;
    private readonly TextNeedle? written;
    private readonly Quantity? quantity;
    private readonly TimedRegex? regex;

    private FieldTerm(string key, FilterOperator comparison, string value, TimedRegex? regex)
    {
        (this.key, this.comparison, this.value, this.regex) = (key, comparison, value, regex);
        keys = FieldAliases.Of(key);
        needle = value.Length > 0 ? new TextNeedle(value) : null;
        written = comparison == FilterOperator.Contains && value.Length > 0 ? new TextNeedle($"{key}:{value}") : null;
        quantity = Quantity.TryParse(value, out var number) ? number : null;
    }

    public override LogLiteral? Literal => comparison switch
    {
        FilterOperator.Contains when !IsPresence => needle?.Literal,
        FilterOperator.Equal when quantity is null => needle?.Literal,
        FilterOperator.Matches => regex?.Literal,
        _ => null,
    };

    public override long TimedOut => regex?.TimedOut ?? 0;

    private bool IsPresence => value == "*";

    /// <summary>Reads a condition that stands at a place of a filter's text.</summary>
    public static bool TryBuild(FilterToken token, [NotNullWhen(true)] out LogTerm? term, [NotNullWhen(false)] out LogFilterError? error)
    {
        (term, error) = (null, null);
        TimedRegex? regex = null;
        if (token.Operator == FilterOperator.Matches && !TimedRegex.TryBuild(token.Text, token.Position + token.Length - token.Text.Length, out regex, out error))
            return false;
        if (token.Operator is FilterOperator.More or FilterOperator.Less or FilterOperator.AtLeast or FilterOperator.AtMost && !Quantity.TryParse(token.Text, out _))
        {
            error = FilterProblem.Of("logs.filter.number", token.Position, token.Length, ("key", token.Key), ("value", token.Text));
            return false;
        }
        term = new FieldTerm(token.Key, token.Operator, token.Text, regex);
        return true;
    }

    public override bool Matches(ref LogSubject line)
    {
        foreach (var name in keys)
        {
            if (line.TryFind(name, out var field, out var text))
                return IsMet(field.KeySpan(text), field.ValueSpan(text));
        }
        return PlainPairs.TryFind(line.Plain, key, out var pair) ? IsMet(key, pair)
            : written is not null && !IsPresence && written.IsIn(line.Plain);
    }

    public override void Write(StringBuilder text)
    {
        var needsDot = key is "level" or "stream" or "source" || !(char.IsAsciiLetter(key[0]) || key[0] is '_' or '@');
        text.Append(needsDot ? "." : "").Append(key).Append(comparison switch
        {
            FilterOperator.Contains => ":",
            FilterOperator.Equal => "=",
            FilterOperator.NotEqual => "!=",
            FilterOperator.More => ">",
            FilterOperator.Less => "<",
            FilterOperator.AtLeast => ">=",
            FilterOperator.AtMost => "<=",
            _ => "~",
        });
        if (comparison == FilterOperator.Matches)
            Quoting.WritePattern(text, value);
        else if (IsPresence)
            text.Append('*');
        else
            Quoting.WriteValue(text, value);
    }

    private bool IsMet(ReadOnlySpan<char> name, ReadOnlySpan<char> found) => comparison switch
    {
        FilterOperator.Contains => IsPresence || needle is null || needle.IsIn(found),
        FilterOperator.Equal => IsEqual(name, found),
        FilterOperator.NotEqual => !IsEqual(name, found),
        FilterOperator.Matches => regex!.IsMatch(found),
        FilterOperator.More => Compare(name, found) > 0,
        FilterOperator.Less => Compare(name, found) < 0,
        FilterOperator.AtLeast => Compare(name, found) >= 0,
        _ => Compare(name, found) <= 0,
    };

    private bool IsEqual(ReadOnlySpan<char> name, ReadOnlySpan<char> found)
    {
        if (found.Equals(value, needle?.Comparison ?? StringComparison.Ordinal))
            return true;

        // 200 is 200.0 and 1s is 1000ms; whole numbers that are written differently differ, however many digits they have.
        return quantity is not null && !(Quantity.IsWhole(found) && Quantity.IsWhole(value)) && Compare(name, found) == 0;
    }

    /// <summary>Null when there is nothing to compare: no number, or a time with a size.</summary>
    private int? Compare(ReadOnlySpan<char> name, ReadOnlySpan<char> found)
    {
        if (quantity is not { } wanted || !Quantity.TryParse(found, out var has))
            return null;
        has = wanted.Unit switch
        {
            QuantityUnit.Time => has.Or(FieldAliases.NanosecondsOf(name), QuantityUnit.Time),
            QuantityUnit.Size => has.Or(1, QuantityUnit.Size),
            _ => has,
        };
        if (wanted.Unit == QuantityUnit.None && has.Unit != QuantityUnit.None)
            wanted = wanted.Or(has.Unit == QuantityUnit.Time ? 1e6 : 1, has.Unit);
        return wanted.Unit == has.Unit ? has.Value.CompareTo(wanted.Value) : null;
    }
}
