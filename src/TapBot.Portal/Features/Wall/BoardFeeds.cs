using TapBot.Core.Access;
using TapBot.Core.Certificates;
using TapBot.Core.Containers;
using TapBot.Core.Databases;
using TapBot.Core.Monitoring;
using TapBot.Core.Proxy;
using TapBot.Core.Servers;
using TapBot.Core.Streaming;

namespace TapBot.Portal.Features.Wall;

/// <summary>Keeps the data of a board new, through the guarded readers. One that fails is opened again and stops no other.</summary>
internal sealed class BoardFeeds(
    OverviewReader overviews, ContainerReader containers, DatabaseReader databases, MachineReader machines, CertificateReader certificates, ProxyReader proxies, TimeProvider time, ILogger<BoardFeeds> log)
{
    private static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(500), Again = TimeSpan.FromSeconds(3);

    /// <summary>Runs until it is cancelled.</summary>
    /// <exception cref="AccessDeniedException">The actor may see nothing any more.</exception>
    public async Task RunAsync(Actor actor, BoardData data, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var token = end.Token;
        Task[] feeds =
        [
            FollowAsync(overviews.WatchAsync(actor, Calm, token), v => (data.Lights, data.Goals) = (v.Lights, v.Levels), token),
            FollowAsync(FleetsOf(containers.WatchAsync(actor, Calm, token)), v => (data.Fleet, data.FleetLostAt) = (v, null), token, () => data.FleetLostAt ??= time.GetUtcNow()),
            FollowAsync(databases.WatchAsync(actor, Calm, token), v => data.Databases = v, token),
            FollowAsync(machines.WatchAsync(actor, Calm, token), v => data.Machines = v, token),
            FollowAsync(certificates.WatchViewAsync(actor, Calm, token), v => (data.Certificates, data.Coverage) = (v.Certificates, v.Coverage), token),
            FollowAsync(proxies.WatchAsync(actor, Calm, token), static _ => { }, token), // proxies are asked while somebody looks
        ];
        await Task.WhenAny(feeds);
        await end.CancelAsync();
        await Task.WhenAll(feeds);
    }

    private static async IAsyncEnumerable<Fleet> FleetsOf(IAsyncEnumerable<Batch<Fleet, FleetChange>> batches)
    {
        await foreach (var batch in batches)
            yield return batch.Snapshot;
    }

    private async Task FollowAsync<T>(IAsyncEnumerable<T> values, Action<T> take, CancellationToken cancellationToken, Action? lost = null)
    {
        while (true)
        {
            try
            {
                await foreach (var value in values)
                    take(value);
            }
            catch (Exception exception) when (exception is not AccessDeniedException && !cancellationToken.IsCancellationRequested)
            {
                Log.FeedFailed(log, typeof(T).Name, exception);
            }
            lost?.Invoke();
            await Task.Delay(Again, time, cancellationToken);
        }
    }
}
