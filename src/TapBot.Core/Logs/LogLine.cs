namespace TapBot.Core.Logs;

/// <summary>One line of a log, immutable and shared by all its viewers.</summary>
/// <param name="Cursor">Its place and time.</param>
/// <param name="Stream">Which output it came from.</param>
/// <param name="Level">How serious it is, found once, when the line arrived.</param>
/// <param name="Text">The line as the engine holds it, without its line end; invalid UTF-8 is replaced by U+FFFD. At most <see cref="MaxTextBytes"/> of UTF-8.</param>
/// <param name="CutBytes">How many bytes of the line were cut off at the end because it was too long; 0 for almost every line.</param>
/// <param name="Origin">Who wrote it; null only where nobody needs to know.</param>
public sealed record LogLine(LogCursor Cursor, LogStream Stream, LineLevel Level, string Text, int CutBytes = 0, LogOrigin? Origin = null)
{
    /// <summary>What is kept of one line: 16 KiB, the length at which the engine itself splits.</summary>
    public const int MaxTextBytes = 16 * 1024;

    private Kept kept;

    /// <summary>What the line says and its fields: read when it is first asked for, and then kept for everybody who looks at the line.</summary>
    public ParsedLine Parsed => ParsedAlready ?? (kept.Line = LineParser.Parse(Text));

    /// <summary>What was kept; null before anybody has asked. A copy with another text has another.</summary>
    internal ParsedLine? ParsedAlready => kept.Line is { } line && ReferenceEquals(line.Text, Text) ? line : null;

    /// <summary>Two threads may read a line at the same time; both get the same and one is kept. It says nothing about whether two lines are equal.</summary>
    private struct Kept : IEquatable<Kept>
    {
        public ParsedLine? Line;

        public readonly bool Equals(Kept other) => true;

        public override readonly bool Equals(object? obj) => obj is Kept;

        public override readonly int GetHashCode() => 0;
    }
}
