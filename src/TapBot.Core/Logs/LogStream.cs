namespace TapBot.Core.Logs;

/// <summary>Which of a process's two outputs a line came from. A container with a TTY has only one, reported as <see cref="Stdout"/>.</summary>
public enum LogStream : byte
{
    Stdout,
    Stderr,

    /// <summary>Nobody wrote it: it marks what happened to the container, see <see cref="LogMarker"/>.</summary>
    Marker,
}
