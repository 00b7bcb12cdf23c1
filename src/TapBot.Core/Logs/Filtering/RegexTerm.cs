using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.RegularExpressions;

namespace TapBot.Core.Logs;

/// <summary>A regular expression anywhere in the line, as it is written or as it is shown.</summary>
internal sealed class RegexTerm : LogTerm
{
    private readonly string pattern;
    private readonly TimedRegex regex;

    private RegexTerm(string pattern, TimedRegex regex) => (this.pattern, this.regex) = (pattern, regex);

    public override LogLiteral? Literal => regex.Literal;

    public override long TimedOut => regex.TimedOut;

    /// <summary>Reads a pattern that stands at a place of a filter's text.</summary>
    public static bool TryBuild(string pattern, int position, [NotNullWhen(true)] out LogTerm? term, [NotNullWhen(false)] out LogFilterError? error)
    {
        var built = TimedRegex.TryBuild(pattern, position, out var regex, out error);
        term = built ? new RegexTerm(pattern, regex!) : null;
        return built;
    }

    public override bool Matches(ref LogSubject line) => regex.IsMatch(line.Plain) || (line.Shown is { } shown && regex.IsMatch(shown));

    public override void FindIn(string text, HitList hits)
    {
        try
        {
            foreach (var match in regex.Matches(text))
            {
                if (hits.IsFull)
                    return;
                hits.Add(match.Index, match.Length);
            }
        }
        catch (RegexMatchTimeoutException)
        {
            regex.CountTimeout();
        }
    }

    public override void Write(StringBuilder text) => Quoting.WritePattern(text.Append('~'), pattern);
}
