namespace TapBot.Core.Databases;

/// <summary>The sessions of an instance at one moment.</summary>
/// <param name="At">When they were read, UTC, by the portal's clock.</param>
/// <param name="ServerTime">The same by the server's clock: ages are reckoned from it, so that two clocks need not agree.</param>
/// <param name="Sessions">The sessions, without the portal's own.</param>
/// <param name="Own">How many are the portal's own.</param>
/// <param name="IsCut">True when there were more than <see cref="SessionsSource.Most"/>.</param>
public sealed record SessionList(DateTimeOffset At, DateTimeOffset ServerTime, IReadOnlyList<DatabaseSession> Sessions, int Own, bool IsCut)
{
    /// <summary>How often they are read while somebody looks.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    /// <summary>Who holds up whom.</summary>
    public IReadOnlyList<LockNode> Locks { get; } = LockTree.Of(Sessions);
}
