using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>Looks at the disk of one instance beside its sampler, once a minute, and never keeps the sampler waiting. One sampler uses it at a time.</summary>
/// <param name="find">Finds the disk.</param>
/// <param name="time">The clock.</param>
internal sealed class DiskWatch(Func<DiskClue, CancellationToken, Task<DatabaseDisk>> find, TimeProvider time)
{
    /// <summary>How often it is looked at.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    private Task<DatabaseDisk>? pending;
    private long? askedAt;
    private DatabaseDisk newest = DatabaseDisk.NotYet;

    /// <summary>What is known of the disk by now; begins another look when it is time.</summary>
    public DatabaseDisk Newest(DiskClue clue, CancellationToken cancellationToken)
    {
        if (pending is { IsCompleted: true } ended)
        {
            newest = ended.IsCompletedSuccessfully ? ended.Result : DatabaseDisk.Unknown(Phrase.Of("databases.disk.unknown.failed", ("said", ended.Exception?.InnerException?.Message)));
            pending = null;
        }
        if (pending is null && (askedAt is not { } at || time.GetElapsedTime(at) >= Every))
        {
            askedAt = time.GetTimestamp();
            pending = Task.Run(() => find(clue, cancellationToken), CancellationToken.None);
        }
        return newest;
    }

    /// <summary>Waits for a look that is under way; it has a deadline of its own.</summary>
    public async Task EndAsync()
    {
        if (pending is { } last)
            await ((Task)last).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
