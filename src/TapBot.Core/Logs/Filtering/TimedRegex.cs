using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace TapBot.Core.Logs;

/// <summary>
/// Somebody's regular expression: it never goes back over the text (<see cref="RegexOptions.NonBacktracking"/>), has <see cref="Timeout"/> for each text and a limited size.
/// Smart case: case matters when a letter of the pattern, escapes aside, is a capital.
/// </summary>
internal sealed class TimedRegex
{
    /// <summary>How long one text may take. Linear matching of 16 KiB takes a hundredth of it; the rest is for a busy machine.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromMilliseconds(250);

    private readonly Regex regex;
    private long timedOut;

    private TimedRegex(Regex regex, LogLiteral? literal) => (this.regex, Literal) = (regex, literal);

    /// <summary>What every text that matches contains.</summary>
    public LogLiteral? Literal { get; }

    /// <summary>How many texts took too long.</summary>
    public long TimedOut => Volatile.Read(ref timedOut);

    /// <summary>Reads a pattern that stands at a place of a filter's text.</summary>
    public static bool TryBuild(string pattern, int position, [NotNullWhen(true)] out TimedRegex? regex, [NotNullWhen(false)] out LogFilterError? error) =>
        TryBuild(pattern, position, Timeout, out regex, out error);

    /// <summary>The same with another time for each text.</summary>
    internal static bool TryBuild(string pattern, int position, TimeSpan timeout, [NotNullWhen(true)] out TimedRegex? regex, [NotNullWhen(false)] out LogFilterError? error)
    {
        regex = null;
        error = null;
        if (PatternSize.IsTooLarge(pattern))
        {
            error = FilterProblem.Of("logs.filter.regex.large", position, pattern.Length);
            return false;
        }
        try
        {
            var matchCase = PatternText.HasCapital(pattern);
            var options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | (matchCase ? RegexOptions.None : RegexOptions.IgnoreCase);
            regex = new TimedRegex(new Regex(pattern, options, timeout), PatternText.LiteralOf(pattern, matchCase));
            return true;
        }
        catch (RegexParseException wrong)
        {
            error = FilterProblem.OfPattern(wrong, position, pattern);
            return false;
        }
        catch (NotSupportedException)
        {
            // Lookaround, backreferences, atomic groups and conditions need going back; without them it is the automaton that would be too large.
            error = PatternText.NeedsGoingBack(pattern)
                ? FilterProblem.Of("logs.filter.regex.unsupported", position, pattern.Length)
                : FilterProblem.Of("logs.filter.regex.large", position, pattern.Length);
            return false;
        }
    }

    /// <summary>Whether the expression matches; what takes too long does not.</summary>
    public bool IsMatch(ReadOnlySpan<char> text)
    {
        try
        {
            return regex.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            CountTimeout();
            return false;
        }
    }

    /// <summary>All matches, found as they are asked for. Throws when one takes too long.</summary>
    public IEnumerable<Match> Matches(string text) => regex.Matches(text);

    /// <summary>A text took too long.</summary>
    public void CountTimeout() => Interlocked.Increment(ref timedOut);
}
