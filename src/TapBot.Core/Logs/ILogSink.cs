namespace TapBot.Core.Logs;

/// <summary>Where a source puts the lines it reads. Called by one thread at a time.</summary>
internal interface ILogSink
{
    /// <summary>The source has answered: from now on silence means that there is nothing to say.</summary>
    void Live();

    /// <summary>Takes lines in the order of the log. False: enough, stop reading.</summary>
    bool Write(ReadOnlySpan<LogLine> lines);
}
