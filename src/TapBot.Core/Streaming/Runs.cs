using System.Collections.Concurrent;

namespace TapBot.Core.Streaming;

/// <summary>What runs for each of several things: known before it begins, so that whoever hears of it may ask it at once, and until it has ended. Begun and ended by one loop; found by anybody.</summary>
/// <typeparam name="TKey">Names a thing.</typeparam>
/// <typeparam name="TRun">What runs for it.</typeparam>
internal sealed class Runs<TKey, TRun>(IEqualityComparer<TKey>? names = null)
    where TKey : notnull
    where TRun : class
{
    private readonly ConcurrentDictionary<TKey, (TRun Run, CancellationTokenSource End, Task Task)> running = new(names ?? EqualityComparer<TKey>.Default);

    /// <summary>All that run now.</summary>
    public IEnumerable<KeyValuePair<TKey, TRun>> All => running.Select(r => KeyValuePair.Create(r.Key, r.Value.Run));

    /// <summary>What runs for a thing; null when nothing does.</summary>
    public TRun? Find(TKey key) => running.TryGetValue(key, out var known) ? known.Run : null;

    /// <summary>Begins one.</summary>
    /// <param name="key">A thing for which nothing runs.</param>
    /// <param name="run">What runs.</param>
    /// <param name="loop">Runs until it is cancelled, and never fails.</param>
    /// <param name="stopping">Ends all.</param>
    public void Begin(TKey key, TRun run, Func<CancellationToken, Task> loop, CancellationToken stopping)
    {
        var end = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var begins = new Task<Task>(() => loop(end.Token), CancellationToken.None);
        running[key] = (run, end, begins.Unwrap());
        begins.Start(TaskScheduler.Default);
    }

    /// <summary>Ends what runs for a thing, when something does.</summary>
    public async Task EndAsync(TKey key)
    {
        if (!running.TryGetValue(key, out var known))
            return;
        await known.End.CancelAsync();
        await known.Task;
        running.TryRemove(key, out _);
        known.End.Dispose();
    }

    /// <summary>Ends all.</summary>
    public Task EndAsync() => Task.WhenAll(running.Keys.Select(EndAsync));
}
