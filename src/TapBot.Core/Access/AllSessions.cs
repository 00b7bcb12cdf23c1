using Microsoft.EntityFrameworkCore;
using TapBot.Core.Storage;

namespace TapBot.Core.Access;

/// <summary>Everybody's sessions at once, for the moments after which nobody is to be trusted to be still the same: a restore, new keys.</summary>
public sealed class AllSessions
{
    private readonly PortalStorage storage;
    private readonly AccessGuard guard;
    private readonly TimeProvider time;

    internal AllSessions(PortalStorage storage, AccessGuard guard, TimeProvider time)
    {
        this.storage = storage;
        this.guard = guard;
        this.time = time;
    }

    /// <summary>Ends every session that lives.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> EndAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var ended = await storage.WriteAsync(db => db.Set<SessionRow>().Where(s => s.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now), cancellationToken), cancellationToken);
        guard.Forget();
        return ended;
    }
}
