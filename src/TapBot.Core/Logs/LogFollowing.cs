namespace TapBot.Core.Logs;

/// <summary>What outlives the single attempts of following one log. It lives as long as the log's ring.</summary>
internal sealed class LogFollowing
{
    private readonly Lock gate = new();
    private int restarts;
    private int seen;
    private CancellationTokenSource? reading;

    /// <summary>What was delivered to the ring, and to the archive unless that has a hole.</summary>
    public LogResume Resume { get; set; } = new();

    /// <summary>What was delivered to the archive while it is filled up with what the ring has got already; null when both are at the same place.</summary>
    public LogResume? Refill { get; private set; }

    /// <summary>The archive has been asked where the last run of the portal stopped.</summary>
    public bool HasLooked { get; set; }

    /// <summary>Lines and markers come from different threads: who writes to ring and archive holds this.</summary>
    public Lock Gate { get; } = new();

    /// <summary>The archive took the last lines it was given, and all before them. Once it has refused it is given nothing until it is filled up.</summary>
    public bool Kept { get; set; } = true;

    /// <summary>The archive ends at a hole, and whether something is missing there will be seen with the next line.</summary>
    public bool IsTorn { get; set; }

    /// <summary>Where lines are kept; null before the log was found, and when nothing is kept of it.</summary>
    public ILogArchive? Archive { get; set; }

    /// <summary>The archive lacks lines that its source may still have.</summary>
    public bool HasHole => Archive is not null && (IsTorn || !Kept);

    /// <summary>The writer was started again after the current following had begun.</summary>
    public bool IsOutdated => Volatile.Read(ref restarts) != Volatile.Read(ref seen);

    /// <summary>A following begins: it will see everything up to now, unless <see cref="Cut"/> ends it before.</summary>
    public CancellationTokenSource Begin(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            Volatile.Write(ref seen, Volatile.Read(ref restarts));
            return reading = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        }
    }

    /// <summary>The writer was started again.</summary>
    public void Restarted() => Interlocked.Increment(ref restarts);

    /// <summary>The current following ends, and another one begins.</summary>
    public void Cut()
    {
        lock (gate)
        {
            Restarted();
            reading?.Cancel();
        }
    }

    /// <summary>The following that <see cref="Begin"/> has begun is over.</summary>
    public void End()
    {
        lock (gate)
            reading = null;
    }

    /// <summary>From now on the archive is given what it lacks, and the ring only what it has not got.</summary>
    public void FillUp(ILogArchive archive)
    {
        Refill = archive.Resume();
        Resume.Rewind();
        (Kept, IsTorn) = (true, true);
    }

    /// <summary>Keeps a marker where the archive takes one. It is not missed there: what happened is told again by nobody.</summary>
    public void Keep(ILogArchive? archive, LogLine marker)
    {
        if (Kept)
            archive?.Append([marker]);
    }

    /// <summary>The source is gone: what the archive lacks is said where it is missing, when the archive takes it. Otherwise the hole stays, to be tried again.</summary>
    public void GiveUp()
    {
        if (HasHole)
            (Kept, IsTorn) = (Archive!.Append([LogMarker.At(Archive.Last?.Nanoseconds ?? 0, LogMarker.Gap, "disk", Archive.Origin)]), false);
    }

    /// <summary>Ends the filling when everything that comes is new to both.</summary>
    public void Join()
    {
        if (Refill is { } both && !Resume.IsRepeating)
            (Resume, Refill) = (both, null);
    }
}
