using TapBot.Core.Wording;

namespace TapBot.Core.Logs;

/// <summary>
/// What happened to the writer of a log, as a line among its lines. The text is the code of a <see cref="Phrase"/> without <c>logs.marker.</c> and, behind a space, its one
/// argument: <c>exited 137</c>. Portal finds the words.
/// </summary>
public static class LogMarker
{
    /// <summary>Ordinals of markers begin here, so that no marker shares a cursor with a line of the same nanosecond.</summary>
    public const int FirstOrdinal = 1_000_000;

    /// <summary>A container was created under this origin; lines before it are of the one before. Argument: the first 12 digits of its id.</summary>
    public const string Created = "created";

    public const string Started = "started";

    /// <summary>Argument: the exit code.</summary>
    public const string Exited = "exited";

    /// <summary>The kernel killed a process for want of memory.</summary>
    public const string OutOfMemory = "oom";

    /// <summary>Argument: healthy, unhealthy.</summary>
    public const string Health = "health";

    public const string Paused = "paused";

    public const string Resumed = "resumed";

    /// <summary>Lines are missing here. Argument: why, a code such as <c>disk</c> (the store was full) or <c>rotated</c> (the engine no longer had them).</summary>
    public const string Gap = "gap";

    /// <summary>A marker at a moment, in nanoseconds since the Unix epoch.</summary>
    public static LogLine At(long nanoseconds, string code, string? argument = null, LogOrigin? origin = null) =>
        new(new LogCursor(nanoseconds, FirstOrdinal + OrderOf(code)), LogStream.Marker, LevelOf(code, argument), argument is null ? code : $"{code} {argument}", Origin: origin);

    /// <summary>The words of a marker's text.</summary>
    public static Phrase Words(string text)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        return space < 0
            ? Phrase.Of($"logs.marker.{text}")
            : Phrase.Of($"logs.marker.{text[..space]}", ("argument", text[(space + 1)..]));
    }

    private static LineLevel LevelOf(string code, string? argument) => code switch
    {
        OutOfMemory => LineLevel.Error,
        Exited when argument is not ("0" or null) => LineLevel.Error,
        Health when argument == "unhealthy" => LineLevel.Warn,
        Gap => LineLevel.Warn,
        _ => LineLevel.Info,
    };

    private static int OrderOf(string code) => code switch
    {
        OutOfMemory => 0,
        Exited => 1,
        Created => 2,
        Started => 3,
        Health => 4,
        Paused => 5,
        Resumed => 6,
        _ => 7,
    };
}
