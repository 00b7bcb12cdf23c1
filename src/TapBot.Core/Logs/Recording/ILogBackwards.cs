namespace TapBot.Core.Logs;

/// <summary>What is kept of one log, from its end back, a block at a time. Used by one reading.</summary>
internal interface ILogBackwards : IDisposable
{
    /// <summary>It begins just before the line that was asked for, in the order they came; false when only moments decide.</summary>
    bool IsExact { get; }

    /// <summary>Nothing that is still to be read is newer, in nanoseconds since the Unix epoch; null when everything was read.</summary>
    long? Newest { get; }

    /// <summary>The lines of the next block in the order they came; those that surely do not match are left out.</summary>
    IReadOnlyList<LogLine> ReadNext();
}
