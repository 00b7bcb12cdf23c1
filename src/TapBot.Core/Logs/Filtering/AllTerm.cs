using System.Text;

namespace TapBot.Core.Logs;

/// <summary>All of several conditions.</summary>
internal sealed class AllTerm(IReadOnlyList<LogTerm> terms) : LogTerm
{
    private readonly LogTerm[] terms = [.. terms];

    public override LevelSet Levels { get; } = terms.Aggregate(LevelSet.All, (levels, term) => levels.And(term.Levels));

    public override LogLiteral? Literal { get; } = terms.Select(term => term.Literal).MaxBy(literal => literal?.Text.Length ?? 0);

    public override long TimedOut => terms.Sum(term => term.TimedOut);

    /// <summary>One condition is itself.</summary>
    public static LogTerm Of(params IReadOnlyList<LogTerm> terms) => terms.Count == 1 ? terms[0] : new AllTerm(terms);

    public override bool Matches(ref LogSubject line)
    {
        foreach (var term in terms)
        {
            if (!term.Matches(ref line))
                return false;
        }
        return true;
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
                text.Append(' ');
            if (terms[i].IsLoose)
                text.Append("( ");
            terms[i].Write(text);
            if (terms[i].IsLoose)
                text.Append(" )");
        }
    }
}
