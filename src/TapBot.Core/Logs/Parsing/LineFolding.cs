namespace TapBot.Core.Logs;

/// <summary>
/// Says which lines of a window belong to the line before them: the frames of a stack trace, the causes of an exception, the details PostgreSQL gives. It is for
/// showing only: nothing is ever left out or put in another order because of it, and a wrong guess costs a click.
/// </summary>
public static class LineFolding
{
    /// <summary>Lines that only look like a continuation (indented, empty) do not continue what was written longer ago than this, in nanoseconds.</summary>
    private const long Together = 1_000_000_000;

    private const int MostWriters = 10_000;

    /// <summary>
    /// For each line the index of the line it continues in the end, or its own index when it stands for itself. Lines of different sources and outputs do not continue
    /// each other, so a line's head is not always its neighbour.
    /// </summary>
    public static IReadOnlyList<int> HeadsOf(IReadOnlyList<LogLine> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var heads = new int[lines.Count];
        var writers = new Dictionary<(LogOrigin?, LogStream), Writer>();
        for (var i = 0; i < heads.Length; i++)
        {
            heads[i] = i;
            var line = lines[i];
            if (line.Stream == LogStream.Marker)
                continue;
            var key = (line.Origin, line.Stream);
            var shape = TraceShapes.Of(line.Text, line.Level);
            if (writers.TryGetValue(key, out var writer) && Continues(writer, line, shape))
            {
                heads[i] = writer.Head;
                writers[key] = writer with
                {
                    At = line.Cursor.Nanoseconds,
                    InTrace = writer.InTrace || shape != TraceShape.Indented,
                    AfterTraceback = AfterTraceback(writer, shape),
                };
            }
            else if (writers.Count < MostWriters || writers.ContainsKey(key))
            {
                var inTrace = shape is TraceShape.Opening or TraceShape.Traceback or TraceShape.Exception or TraceShape.Frame;
                writers[key] = new Writer(i, line.Level, line.Cursor.Nanoseconds, inTrace, shape == TraceShape.Traceback);
            }
        }
        return heads;
    }

    private static bool Continues(Writer writer, LogLine line, TraceShape shape)
    {
        var isClose = line.Cursor.Nanoseconds - writer.At <= Together;
        return shape switch
        {
            TraceShape.Frame => true,
            TraceShape.Traceback or TraceShape.Opening => isClose && (writer.InTrace || writer.Level >= LineLevel.Error),
            TraceShape.Exception => isClose && (writer.InTrace || writer.AfterTraceback || writer.Level >= LineLevel.Warn),
            TraceShape.Body or TraceShape.Indented => isClose && writer.InTrace,
            TraceShape.Tabbed or TraceShape.Wrapped => isClose,
            _ => false,
        };
    }

    /// <summary>The exception that a Python trace is about stands below it, not indented.</summary>
    private static bool AfterTraceback(Writer writer, TraceShape shape) => shape == TraceShape.Traceback || (writer.AfterTraceback && shape != TraceShape.Exception);

    private readonly record struct Writer(int Head, LineLevel Level, long At, bool InTrace, bool AfterTraceback);
}
