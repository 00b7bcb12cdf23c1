using TapBot.Core.Streaming;

namespace TapBot.Core.Logs;

/// <summary>What a follower of a log is told.</summary>
public abstract record LogEvent
{
    /// <summary>A line.</summary>
    public sealed record Said(LogLine Line) : LogEvent;

    /// <summary>So many lines came faster than they were taken and are left out: nobody handed them out any more, or it happened again and again.</summary>
    public sealed record Skipped(long Lines) : LogEvent;

    /// <summary>The upstream's state is another than before.</summary>
    public sealed record Became(StreamState State) : LogEvent;
}
