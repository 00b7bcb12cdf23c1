using System.Text;

namespace TapBot.Core.Logs;

/// <summary>One condition of a filter, or several put together.</summary>
internal abstract class LogTerm
{
    /// <summary>Lines of other levels do not match.</summary>
    public virtual LevelSet Levels => LevelSet.All;

    /// <summary>What every matching line contains, see <see cref="LogFilter.Literal"/>.</summary>
    public virtual LogLiteral? Literal => null;

    /// <summary>How many times an expression took too long.</summary>
    public virtual long TimedOut => 0;

    /// <summary>It has to stand in brackets beside others.</summary>
    public virtual bool IsLoose => false;

    /// <summary>Whether the line is wanted.</summary>
    public abstract bool Matches(ref LogSubject line);

    /// <summary>Adds where it is found in a shown text.</summary>
    public virtual void FindIn(string text, HitList hits)
    {
    }

    /// <summary>Writes it so that it is read again as the same.</summary>
    public abstract void Write(StringBuilder text);
}
