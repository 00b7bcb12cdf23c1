namespace TapBot.Core.Logs;

/// <summary>One log that can be followed and read: of a container, later of a unit or a file.</summary>
internal interface ILogSource : ILogRange
{
    /// <summary>Who writes it; null when nobody knows.</summary>
    LogOrigin? Origin { get; }

    /// <summary>
    /// Delivers lines as they are written until the writer stops. What was delivered is remembered in <see cref="LogStart.Resume"/>, so that the same start
    /// given again after a failure goes on exactly where the failure was.
    /// </summary>
    /// <exception cref="LogUnavailableException">There is no such log, or none that can be read; trying again does not help.</exception>
    /// <exception cref="LogFailedException">The source failed or was cut off.</exception>
    Task FollowAsync(LogStart start, ILogSink sink, CancellationToken cancellationToken);
}
