namespace TapBot.Core.Logs;

/// <summary>Where what is kept of a log begins.</summary>
internal static class ArchiveBegin
{
    /// <summary>The first kept line of the log itself: what its source has before that is not kept. A marker says nothing about it, the start of a container is told before and after its first lines.</summary>
    public static LogCursor? FirstLine(this ILogArchive archive)
    {
        if (archive.First is not { Ordinal: >= LogMarker.FirstOrdinal })
            return archive.First;
        var lines = new FirstLineSink();
        archive.Read(default, lines, CancellationToken.None);
        return lines.Found;
    }

    private sealed class FirstLineSink : ILogSink
    {
        public LogCursor? Found { get; private set; }

        public void Live()
        {
        }

        public bool Write(ReadOnlySpan<LogLine> lines)
        {
            foreach (var line in lines)
            {
                if (line.Stream == LogStream.Marker)
                    continue;
                Found = line.Cursor;
                return false;
            }
            return true;
        }
    }
}
