using TapBot.Core.Figures;

namespace TapBot.Core.Databases;

/// <summary>Looks for dangers beside the sampler of one instance, every few minutes, and never keeps it waiting. One sampler uses it at a time.</summary>
/// <param name="look">Finds them; it is told what is known.</param>
/// <param name="time">The clock.</param>
internal sealed class DangerWatch(Func<DatabaseInstance, IReadOnlyList<DatabaseDanger>, CancellationToken, Task<IReadOnlyList<DatabaseDanger>>> look, TimeProvider time)
{
    /// <summary>How often is looked.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(3);

    private Task<IReadOnlyList<DatabaseDanger>>? pending;
    private long? askedAt;
    private IReadOnlyDictionary<string, Threshold>? judgedBy;
    private IReadOnlyList<DatabaseDanger> newest = [];

    /// <summary>What is known by now; begins another look when it is time, or when the instance is judged by other bounds. A look that fails leaves what was known: that the server does not answer is seen elsewhere.</summary>
    public IReadOnlyList<DatabaseDanger> Newest(DatabaseInstance instance, CancellationToken cancellationToken)
    {
        if (askedAt is null)
            newest = instance.Dangers; // from before a sampler was replaced by this one
        if (pending is { IsCompleted: true } ended)
        {
            newest = ended.IsCompletedSuccessfully ? ended.Result : newest;
            pending = null;
        }
        if (pending is null && (askedAt is not { } at || time.GetElapsedTime(at) >= Every || judgedBy != instance.Bounds))
        {
            (askedAt, judgedBy) = (time.GetTimestamp(), instance.Bounds);
            var known = newest;
            pending = Task.Run(() => look(instance, known, cancellationToken), CancellationToken.None);
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
