using TapBot.Core.Access;

namespace TapBot.Core.Monitoring;

/// <summary>What somebody works on, for whoever may see it.</summary>
public sealed class MaintenanceReader
{
    private readonly AccessGuard guard;
    private readonly MaintenanceBook book;

    internal MaintenanceReader(AccessGuard guard, MaintenanceBook book) => (this.guard, this.book) = (guard, book);

    /// <summary>The windows of what the actor may see, now, and again whenever they or the rights have changed. A window of everything on a server is told to whoever sees anything there.</summary>
    /// <exception cref="AccessDeniedException">The actor may see nothing, or nothing any more.</exception>
    public IAsyncEnumerable<OpenMaintenance> WatchAsync(Actor actor, CancellationToken cancellationToken) =>
        guard.WatchAsync(actor, book.Changes, rights => book.Visible(AccessGuard.ToSee(rights)), cancellationToken);
}
