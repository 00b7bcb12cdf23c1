namespace TapBot.Core.Logs;

/// <summary>A log whose past can be read.</summary>
internal interface ILogRange
{
    /// <summary>No line of this log is older; <see cref="DateTimeOffset.UnixEpoch"/> when nobody knows.</summary>
    DateTimeOffset Begins { get; }

    /// <summary>Delivers the lines of a range, oldest first, and ends.</summary>
    /// <exception cref="LogUnavailableException">There is no such log, or none that can be read.</exception>
    /// <exception cref="LogFailedException">The source failed or was cut off.</exception>
    Task ReadAsync(LogRange range, ILogSink sink, CancellationToken cancellationToken);
}
