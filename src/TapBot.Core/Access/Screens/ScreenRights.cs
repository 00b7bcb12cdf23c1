using Microsoft.EntityFrameworkCore;
using TapBot.Core.Storage;

namespace TapBot.Core.Access;

/// <summary>What wall screens may see. All of them look up their rights at the same moments, so one reading of the store answers all who ask within half a second of it. Thread-safe.</summary>
internal sealed class ScreenRights(PortalStorage storage, TimeProvider time)
{
    private static readonly TimeSpan Shared = TimeSpan.FromMilliseconds(500);

    private readonly Lock gate = new();
    private Reading? last;

    /// <summary>The rights of a screen; none for one that is unknown or revoked.</summary>
    /// <param name="id">Which screen.</param>
    /// <param name="version">Which state of all rights is asked for: a reading for another one is not used. Null for an answer that is read now.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<Rights> OfAsync(string id, long? version, CancellationToken cancellationToken) =>
        (await Read(version).Screens.WaitAsync(cancellationToken)).GetValueOrDefault(id) ?? Rights.None;

    private Reading Read(long? version)
    {
        lock (gate)
        {
            if (version is null || last is null || last.Version != version || last.Screens.IsFaulted || time.GetElapsedTime(last.At) >= Shared)
                last = new Reading(version, time.GetTimestamp(), ReadAsync());
            return last;
        }
    }

    private async Task<Dictionary<string, Rights>> ReadAsync()
    {
        var screens = await storage.ReadAsync(db => db.Set<ScreenRow>().Where(s => s.RevokedAt == null).Select(s => new { s.Id, s.Server, s.Project }).ToListAsync());
        return screens.ToDictionary(s => s.Id, s => ScreenRegister.SightOf(s.Server is null ? null : ServerName.Parse(s.Server), s.Project));
    }

    /// <summary>All screens at one moment.</summary>
    private sealed record Reading(long? Version, long At, Task<Dictionary<string, Rights>> Screens);
}
