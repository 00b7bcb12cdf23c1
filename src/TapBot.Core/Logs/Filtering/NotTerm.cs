using System.Text;

namespace TapBot.Core.Logs;

/// <summary>The opposite of a condition. It marks nothing in what is shown.</summary>
internal sealed class NotTerm : LogTerm
{
    private readonly LogTerm term;

    private NotTerm(LogTerm term) => this.term = term;

    public override long TimedOut => term.TimedOut;

    /// <summary>The opposite; that of an opposite is the condition itself.</summary>
    public static LogTerm Of(LogTerm term) => term switch
    {
        NotTerm opposite => opposite.term,
        LevelTerm levels => new LevelTerm(levels.Levels.Not()),
        _ => new NotTerm(term),
    };

    public override bool Matches(ref LogSubject line) => !term.Matches(ref line);

    public override void Write(StringBuilder text)
    {
        var isGroup = term is AllTerm or AnyTerm;
        text.Append(isGroup ? "-( " : "-");
        term.Write(text);
        if (isGroup)
            text.Append(" )");
    }
}
