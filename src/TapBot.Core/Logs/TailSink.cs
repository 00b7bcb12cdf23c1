using TapBot.Core.Streaming;

namespace TapBot.Core.Logs;

/// <summary>Puts the lines of a source into the ring that viewers read and into the archive.</summary>
internal sealed class TailSink(SourceWriter<LogLine> writer, ILogArchive? archive, LogFollowing following) : ILogSink
{
    public void Live() => writer.Live();

    public bool Write(ReadOnlySpan<LogLine> lines)
    {
        lock (following.Gate)
        {
            if (archive is not null && !lines.IsEmpty)
                Keep(lines);
            writer.Write(lines);
        }
        return true;
    }

    // What the archive could not take is missing there for good: it is said where it is missing.
    private void Keep(ReadOnlySpan<LogLine> lines)
    {
        if (!following.Kept && archive!.Append([LogMarker.At(lines[0].Cursor.Nanoseconds, LogMarker.Gap, "disk", lines[0].Origin)]))
            following.Kept = true;
        following.Kept = archive!.Append(lines);
    }
}
