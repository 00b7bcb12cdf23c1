namespace TapBot.Core.Logs;

/// <summary>Where following begins: at the last lines, or where an earlier reading stopped.</summary>
internal sealed record LogStart
{
    private LogStart(LogResume resume, int tail)
    {
        Resume = resume;
        Tail = tail;
    }

    /// <summary>What was delivered already; what is delivered now is added to it.</summary>
    public LogResume Resume { get; }

    /// <summary>How many of the last lines to begin with when nothing was delivered yet; 0 or more.</summary>
    public int Tail { get; }

    /// <summary>Begins with the last <paramref name="lines"/> lines.</summary>
    public static LogStart AtTail(int lines) => AtTailOrAfter(new LogResume(), lines);

    /// <summary>Begins with the first line after the one a viewer has seen.</summary>
    public static LogStart After(LogCursor cursor) => new(LogResume.After(cursor), 0);

    /// <summary>Goes on after what <paramref name="resume"/> remembers; when that is nothing, begins with the last <paramref name="lines"/> lines.</summary>
    public static LogStart AtTailOrAfter(LogResume resume, int lines)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(lines);
        return new LogStart(resume, lines);
    }
}
