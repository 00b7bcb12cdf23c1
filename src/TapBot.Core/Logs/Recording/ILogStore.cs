namespace TapBot.Core.Logs;

/// <summary>The history of logs that the portal keeps itself.</summary>
internal interface ILogStore
{
    /// <summary>Where an origin's lines are kept; null when they are not to be kept.</summary>
    ILogArchive? Of(LogOrigin origin);

    /// <summary>An origin's lines are never to be kept: the portal's own, which tell of the keeping.</summary>
    void Except(LogOrigin origin);

    /// <summary>Whether an origin's lines are kept while it writes, and why not.</summary>
    LogKeeping KeepingOf(LogOrigin origin);

    /// <summary>How it is doing.</summary>
    LogStoreState State { get; }

    /// <summary>Completes when it begins or stops to take lines.</summary>
    Task NextAsync();

    /// <summary>Everything that is kept, also of containers that are long gone.</summary>
    IReadOnlyList<ILogArchive> Archives { get; }
}
