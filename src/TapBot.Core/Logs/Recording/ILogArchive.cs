using System.Collections.ObjectModel;

namespace TapBot.Core.Logs;

/// <summary>What is kept of one origin's lines, in the order they came. Thread-safe.</summary>
internal interface ILogArchive
{
    /// <summary>The newest origin that wrote here: the container's name may have changed, server and place have not.</summary>
    LogOrigin Origin { get; }

    /// <summary>The first line that is kept; null when there is none.</summary>
    LogCursor? First { get; }

    /// <summary>The last line; null when there is none.</summary>
    LogCursor? Last { get; }

    /// <summary>Lines are added as they come; false when what is kept is of former times.</summary>
    bool IsRecording { get; }

    /// <summary>The time of the first line that is kept; null when there is none.</summary>
    DateTimeOffset? Oldest => First?.Time;

    /// <summary>What it takes on the disk, in bytes.</summary>
    long Bytes { get; }

    /// <summary>How many lines there are.</summary>
    long Lines { get; }

    /// <summary>The labels of the container that wrote here last; empty when they are not known.</summary>
    IReadOnlyDictionary<string, string> Labels => ReadOnlyDictionary<string, string>.Empty;

    /// <summary>A container writes here that has these labels.</summary>
    void Label(IReadOnlyDictionary<string, string> labels)
    {
    }

    /// <summary>Adds lines; false while nothing can be kept (the disk is full).</summary>
    bool Append(ReadOnlySpan<LogLine> lines);

    /// <summary>Where reading the source again has to go on so that no line is lost or comes twice.</summary>
    LogResume Resume();

    /// <summary>Up to <paramref name="max"/> lines just before a cursor, or the last of all, oldest first.</summary>
    IReadOnlyList<LogLine> ReadBefore(LogCursor? before, int max);

    /// <summary>Hands over the lines of a range, oldest first.</summary>
    void Read(LogRange range, ILogSink sink, CancellationToken cancellationToken);

    /// <summary>The lines of a range from the newest block back; what surely does not match is left out.</summary>
    /// <param name="range">Which moments.</param>
    /// <param name="filter">What may be left out.</param>
    /// <param name="before">Begins before this line when it is kept, whatever the end of the range says.</param>
    ILogBackwards Backwards(LogRange range, LogFilter? filter, LogCursor? before = null);

    /// <summary>Adds the number of lines by time and level.</summary>
    void Count(LogHistogram histogram, CancellationToken cancellationToken);
}
