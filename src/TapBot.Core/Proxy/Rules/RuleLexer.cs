using System.Text;

namespace TapBot.Core.Proxy;

/// <summary>Cuts a rule of Traefik into pieces. The language is that of Go's expressions: texts in backticks have no escapes, those in quotes have.</summary>
internal static class RuleLexer
{
    /// <summary>The pieces, the end included.</summary>
    /// <exception cref="RuleFlawException">There is a character that belongs to no piece, or a text does not end.</exception>
    public static List<RuleToken> Read(string rule)
    {
        var tokens = new List<RuleToken>();
        var at = 0;
        while (at < rule.Length)
        {
            if (char.IsWhiteSpace(rule[at]))
            {
                at++;
                continue;
            }
            var token = Next(rule, at);
            tokens.Add(token);
            at += token.Length;
        }
        tokens.Add(new RuleToken(RuleTokenKind.End, "", rule.Length, 0));
        return tokens;
    }

    private static RuleToken Next(string rule, int at) => rule[at] switch
    {
        '(' => new(RuleTokenKind.Open, "", at, 1),
        ')' => new(RuleTokenKind.Close, "", at, 1),
        ',' => new(RuleTokenKind.Comma, "", at, 1),
        '!' => new(RuleTokenKind.Not, "", at, 1),
        '&' when IsTwice(rule, at) => new(RuleTokenKind.And, "", at, 2),
        '|' when IsTwice(rule, at) => new(RuleTokenKind.Or, "", at, 2),
        '`' => Raw(rule, at),
        '"' or '\'' => Quoted(rule, at),
        var c when char.IsAsciiLetter(c) => Name(rule, at),
        _ => throw new RuleFlawException(at),
    };

    private static bool IsTwice(string rule, int at) => at + 1 < rule.Length && rule[at + 1] == rule[at];

    private static RuleToken Raw(string rule, int at)
    {
        var end = rule.IndexOf('`', at + 1);
        return end < 0 ? throw new RuleFlawException(at) : new(RuleTokenKind.Text, rule[(at + 1)..end], at, end + 1 - at);
    }

    private static RuleToken Quoted(string rule, int at)
    {
        var text = new StringBuilder();
        for (var i = at + 1; i < rule.Length; i++)
        {
            if (rule[i] == rule[at])
                return new(RuleTokenKind.Text, text.ToString(), at, i + 1 - at);
            if (rule[i] == '\\' && i + 1 < rule.Length)
                i++;
            text.Append(rule[i]);
        }
        throw new RuleFlawException(at);
    }

    private static RuleToken Name(string rule, int at)
    {
        var end = at;
        while (end < rule.Length && (char.IsAsciiLetterOrDigit(rule[end]) || rule[end] is '_'))
            end++;
        return new(RuleTokenKind.Name, rule[at..end], at, end - at);
    }
}
