using System.Text;

namespace TapBot.Core.Logs;

/// <summary>At least one of several conditions.</summary>
internal sealed class AnyTerm(IReadOnlyList<LogTerm> terms) : LogTerm
{
    private readonly LogTerm[] terms = [.. terms];

    public override LevelSet Levels { get; } = terms.Aggregate(LevelSet.None, (levels, term) => levels.Or(term.Levels));

    public override long TimedOut => terms.Sum(term => term.TimedOut);

    public override bool IsLoose => true;

    /// <summary>One condition is itself.</summary>
    public static LogTerm Of(params IReadOnlyList<LogTerm> terms) => terms.Count == 1 ? terms[0] : new AnyTerm(terms);

    public override bool Matches(ref LogSubject line)
    {
        foreach (var term in terms)
        {
            if (term.Matches(ref line))
                return true;
        }
        return false;
    }

    public override void FindIn(string text, HitList hits)
    {
        foreach (var term in terms)
            term.FindIn(text, hits);
    }

    public override void Write(StringBuilder text)
    {
        for (var i = 0; i < terms.Length; i++)
        {
            if (i > 0)
                text.Append(" | ");
            terms[i].Write(text);
        }
    }
}
