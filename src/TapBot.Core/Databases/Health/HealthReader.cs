using TapBot.Core.Access;

namespace TapBot.Core.Databases;

/// <summary>How healthy instances are, for whoever may see them.</summary>
public sealed class HealthReader
{
    private readonly AccessGuard guard;
    private readonly DatabaseBroadcast broadcast;
    private readonly HealthSource source;

    internal HealthReader(AccessGuard guard, DatabaseBroadcast broadcast, HealthSource source) => (this.guard, this.broadcast, this.source) = (guard, broadcast, source);

    /// <summary>The health of an instance, at most a minute old; read anew when it is older or <paramref name="isUrgent"/>.</summary>
    /// <exception cref="AccessDeniedException">The actor may not see the instance.</exception>
    /// <exception cref="DatabaseException">It cannot be reached, or is gone.</exception>
    public async Task<HealthReport> GetAsync(Actor actor, DatabaseName name, bool isUrgent, CancellationToken cancellationToken)
    {
        var instance = await guard.SeenAsync(actor, broadcast, name, cancellationToken);
        return await source.GetAsync(instance, isUrgent, cancellationToken);
    }
}
