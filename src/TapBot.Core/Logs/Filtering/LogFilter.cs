using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace TapBot.Core.Logs;

/// <summary>
/// Which lines somebody wants: the text of the search box, read once, asked for every line. Immutable and thread-safe. Whether what it finds is marked, kept or left out
/// is up to the caller; <see cref="Not"/> and <see cref="And"/> help with that.
/// </summary>
public sealed class LogFilter
{
    /// <summary>The longest text that is read, in UTF-16 units.</summary>
    public const int MaxLength = 2_000;

    /// <summary>More hits in one text are not marked.</summary>
    public const int MaxHits = 1_000;

    private readonly LogTerm? term;

    private LogFilter(LogTerm? term) => this.term = term;

    /// <summary>Every line.</summary>
    public static LogFilter Empty { get; } = new(null);

    /// <summary>There is no condition: every line matches.</summary>
    public bool IsEmpty => term is null;

    /// <summary>No line of another level matches.</summary>
    public LevelSet Levels => term?.Levels ?? LevelSet.All;

    /// <summary>
    /// The longest text known to be in every line that matches, as it is written or behind escape sequences, JSON escapes or a message template; null when there is
    /// none. A store that skips by it asks <see cref="MayMatch"/>, which heeds these exceptions.
    /// </summary>
    public LogLiteral? Literal => term?.Literal;

    /// <summary>How many times a regular expression took too long for a line, which then did not match. Counts all uses of this filter and of those made of it.</summary>
    public long TimedOut => term?.TimedOut ?? 0;

    /// <summary>Reads the text of a search box. A blank one is <see cref="Empty"/>.</summary>
    public static bool TryParse(string? text, LogFilterSyntax syntax, [NotNullWhen(true)] out LogFilter? filter, [NotNullWhen(false)] out LogFilterError? error)
    {
        filter = null;
        text ??= "";
        if (text.Length > MaxLength)
            error = FilterProblem.TooLong(text);
        else if (string.IsNullOrWhiteSpace(text))
            (filter, error) = (Empty, null);
        else if (syntax == LogFilterSyntax.Regex)
            filter = RegexTerm.TryBuild(text, 0, out var whole, out error) ? new LogFilter(whole) : null;
        else
            filter = FilterParser.TryParse(text, out var parsed, out error) ? new LogFilter(parsed) : null;
        return filter is not null;
    }

    /// <summary>Only these levels.</summary>
    public static LogFilter OfLevels(LevelSet levels) => levels == LevelSet.All ? Empty : new LogFilter(new LevelTerm(levels));

    /// <summary>Whether a line is wanted.</summary>
    public bool Matches(LogLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        if (term is null)
            return true;
        var subject = new LogSubject(line);
        return term.Matches(ref subject);
    }

    /// <summary>
    /// Whether any line of a block of lines may match, judged by <see cref="Literal"/> only: false is certain, true has to be looked at. <paramref name="block"/> is the
    /// raw text of the lines in UTF-8.
    /// </summary>
    public bool MayMatch(ReadOnlySpan<byte> block) => Literal is not { } literal || LiteralSearch.MayContain(block, literal);

    /// <summary>Where the words, phrases and expressions stand in a shown text: in order, not overlapping, at most <see cref="MaxHits"/>. Conditions mark nothing.</summary>
    public IReadOnlyList<(int Start, int Length)> FindIn(string plainText)
    {
        ArgumentNullException.ThrowIfNull(plainText);
        if (term is null)
            return [];
        var hits = new HitList();
        term.FindIn(plainText, hits);
        return hits.ToList();
    }

    /// <summary>The lines that this one does not want. Leaving out nothing leaves everything: the opposite of <see cref="Empty"/> is itself.</summary>
    public LogFilter Not() => term is null ? this : new LogFilter(NotTerm.Of(term));

    /// <summary>The lines that both want.</summary>
    public LogFilter And(LogFilter other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return term is null ? other : other.term is null ? this : new LogFilter(AllTerm.Of(term, other.term));
    }

    /// <summary>The text that reads as this filter in <see cref="LogFilterSyntax.Words"/>: for addresses and saved views. Filters of the same text want the same lines.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        term?.Write(text);
        return text.ToString();
    }
}
