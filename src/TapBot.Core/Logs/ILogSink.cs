namespace TapBot.Core.Logs;

/// <summary>Where a source puts the lines it reads. Called by one thread at a time.</summary>
internal interface ILogSink
{
    private static readonly Task Never = new TaskCompletionSource().Task;

    /// <summary>The source has answered: from now on silence means that there is nothing to say.</summary>
    void Live();

    /// <summary>True when somebody waits for each line. Otherwise a source may let them gather for a moment.</summary>
    bool IsUrgent => true;

    /// <summary>Completes when somebody begins to wait, or wants what has gathered so far; never where everybody waits all the time.</summary>
    Task WantedAsync() => Never;

    /// <summary>Takes lines in the order of the log. False: enough, stop reading.</summary>
    bool Write(ReadOnlySpan<LogLine> lines);
}
