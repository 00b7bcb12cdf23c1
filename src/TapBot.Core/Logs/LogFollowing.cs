namespace TapBot.Core.Logs;

/// <summary>What outlives the single attempts of following one log. It lives as long as the log's ring.</summary>
internal sealed class LogFollowing
{
    private int restarts;
    private int seen;

    /// <summary>What was delivered to the ring and to the archive.</summary>
    public LogResume Resume { get; set; } = new();

    /// <summary>The archive has been asked where the last run of the portal stopped.</summary>
    public bool HasLooked { get; set; }

    /// <summary>Lines and markers come from different threads: who writes to ring and archive holds this.</summary>
    public Lock Gate { get; } = new();

    /// <summary>The archive took the last lines it was given.</summary>
    public bool Kept { get; set; } = true;

    /// <summary>The writer was started again after the current following had begun.</summary>
    public bool IsOutdated => Volatile.Read(ref restarts) != Volatile.Read(ref seen);

    /// <summary>A following begins: it will see everything up to now.</summary>
    public void Begin() => Volatile.Write(ref seen, Volatile.Read(ref restarts));

    /// <summary>The writer was started again.</summary>
    public void Restarted() => Interlocked.Increment(ref restarts);
}
