using System.Runtime.InteropServices;
using TapBot.Core.Streaming;

namespace TapBot.Core.Logs;

/// <summary>Puts the lines of a source into the ring that viewers read and into the archive, and the markers that wait between them.</summary>
internal sealed class TailSink(SourceWriter<LogLine> writer, ILogArchive? archive, LogFollowing following, MarkerQueue markers) : ILogSink
{
    public bool IsUrgent => writer.IsRead;

    public Task WantedAsync() => writer.WantedAsync();

    public void Live() => writer.Live();

    public bool Write(ReadOnlySpan<LogLine> lines)
    {
        lock (following.Gate)
        {
            for (var i = 0; !markers.IsEmpty && i < lines.Length; i++)
            {
                while (markers.TakeBefore(lines[i].Cursor.Nanoseconds) is { } marker)
                {
                    Take(lines[..i]);
                    Mark(marker);
                    lines = lines[i..];
                    i = 0;
                }
            }
            Take(lines);
        }
        return true;
    }

    /// <summary>Following begins: that the writer was created stands before all of its lines.</summary>
    public void Begin() => Mark(markers.TakeBirth());

    /// <summary>The source has handed out everything: what happened stands behind it.</summary>
    public void End() => Mark(markers.TakeAll());

    private void Mark(IReadOnlyList<LogLine> waiting)
    {
        lock (following.Gate)
        {
            foreach (var marker in waiting)
                Mark(marker);
        }
    }

    private void Mark(LogLine marker)
    {
        following.Keep(archive, marker);
        writer.Write(marker);
    }

    private void Take(ReadOnlySpan<LogLine> lines)
    {
        if (archive is not null && !lines.IsEmpty)
            Keep(lines);
        Show(lines);
    }

    // An archive with a hole takes nothing until the hole is filled. What is missing for good is said where it is missing.
    private void Keep(ReadOnlySpan<LogLine> lines)
    {
        if (following is { Kept: true, IsTorn: true })
        {
            following.Kept = following.Refill is not { IsEmpty: false, HasMet: false } || archive!.Append([LogMarker.At(lines[0].Cursor.Nanoseconds, LogMarker.Gap, "rotated", lines[0].Origin)]);
            following.IsTorn = false;
        }
        following.Kept = following.Kept && archive!.Append(lines);
    }

    private void Show(ReadOnlySpan<LogLine> lines)
    {
        if (following.Refill is null)
        {
            writer.Write(lines);
            return;
        }
        var unseen = new List<LogLine>(lines.Length);
        foreach (var line in lines)
        {
            if (following.Resume.TryAccept(line.Cursor.Nanoseconds, line.Stream, out _))
                unseen.Add(line);
        }
        writer.Write(CollectionsMarshal.AsSpan(unseen));
        following.Join();
    }
}
