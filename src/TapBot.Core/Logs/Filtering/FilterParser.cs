using System.Diagnostics.CodeAnalysis;

namespace TapBot.Core.Logs;

/// <summary>
/// Reads the text of a filter: <c>filter = group { "|" group }</c>, <c>group = term { term }</c>, <c>term = [ "-" ] ( word | condition | "(" filter ")" )</c>.
/// </summary>
internal sealed class FilterParser
{
    private const int MostTerms = 100;
    private const int Deepest = 8;

    private readonly FilterScanner scanner;
    private FilterToken token;
    private LogFilterError? error;
    private int terms;

    private FilterParser(string text) => scanner = new FilterScanner(text);

    /// <summary>Reads a text that is not blank.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out LogTerm? term, [NotNullWhen(false)] out LogFilterError? error)
    {
        var parser = new FilterParser(text);
        term = parser.Advance() ? parser.ReadAny(0) : null;
        if (term is not null && parser.token.Kind == FilterTokenKind.Close)
            term = parser.Fail("logs.filter.close", 1);
        error = parser.error;
        return term is not null && error is null;
    }

    private LogTerm? ReadAny(int depth)
    {
        var groups = new List<LogTerm>();
        while (true)
        {
            if (ReadAll(depth) is not { } group)
                return null;
            groups.Add(group);
            if (token.Kind != FilterTokenKind.Or)
                return AnyTerm.Of(groups);
            if (!Advance())
                return null;
        }
    }

    private LogTerm? ReadAll(int depth)
    {
        var group = new List<LogTerm>();
        while (token.Kind is not (FilterTokenKind.End or FilterTokenKind.Or or FilterTokenKind.Close))
        {
            if (ReadOne(depth) is not { } term)
                return null;
            group.Add(term);
        }
        return group.Count > 0 ? AllTerm.Of(group) : Fail("logs.filter.nothing", 0);
    }

    private LogTerm? ReadOne(int depth)
    {
        if (++terms > MostTerms)
            return Fail("logs.filter.parts", token.Length, ("most", MostTerms));
        switch (token.Kind)
        {
            case FilterTokenKind.Not:
                return Advance() && ReadOne(depth) is { } opposite ? NotTerm.Of(opposite) : null;
            case FilterTokenKind.Open:
                if (depth == Deepest)
                    return Fail("logs.filter.deep", 1, ("most", Deepest));
                var open = token;
                if (!Advance() || ReadAny(depth + 1) is not { } group)
                    return null;
                if (token.Kind == FilterTokenKind.Close)
                    return Advance() ? group : null;
                token = open;
                return Fail("logs.filter.open", 1);
            default:
                return TermOf(token) is { } term && Advance() ? term : null;
        }
    }

    private LogTerm? TermOf(FilterToken word)
    {
        if (word.Kind == FilterTokenKind.Word)
            return word.Text.Length > 0 ? new TextTerm(word.Text) : Fail("logs.filter.nothing", word.Length);
        if (word.Kind == FilterTokenKind.Pattern)
            return RegexTerm.TryBuild(word.Text, word.Position + word.Length - word.Text.Length, out var pattern, out error) ? pattern : null;
        return word.Key switch
        {
            "level" => LevelTerm.Of(word.Operator, word.Text) ?? Fail("logs.filter.level", word.Length, ("value", word.Text)),
            "stream" => StreamTerm.Of(word.Operator, word.Text) ?? Fail("logs.filter.stream", word.Length, ("value", word.Text)),
            "source" => SourceTerm.Of(word.Operator, word.Text) ?? Fail("logs.filter.source", word.Length),
            _ => FieldTerm.TryBuild(word with { Key = word.Key.TrimStart('.') }, out var field, out error) ? field : null,
        };
    }

    private bool Advance() => scanner.TryNext(out token, out var wrong) || Refuse(wrong);

    private bool Refuse(LogFilterError? wrong)
    {
        error = wrong;
        return false;
    }

    private LogTerm? Fail(string code, int length, params ReadOnlySpan<(string Name, object? Value)> arguments)
    {
        error = FilterProblem.Of(code, token.Position, length, arguments);
        return null;
    }
}
