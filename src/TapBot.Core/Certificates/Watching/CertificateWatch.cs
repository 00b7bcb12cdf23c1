using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TapBot.Core.Storage;

namespace TapBot.Core.Certificates;

/// <summary>Watches every endpoint that any source names, never more than <see cref="AtOnce"/> at the same moment.</summary>
internal sealed class CertificateWatch(
    IEnumerable<ICertificateSource> sources, EndpointRegister register, StoredCertificates stored, ICertificateProbe probe, CertificateBroadcast broadcast, IOptions<CertificatesOptions> options, TimeProvider time, ILogger<CertificateWatch> logger)
    : BackgroundService
{
    /// <summary>So many endpoints are looked at at the same moment.</summary>
    public const int AtOnce = 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly List<ICertificateSource> sources = [.. sources];
    private readonly SemaphoreSlim turns = new(AtOnce); // not disposed: a look may outlive a portal that ends in a hurry
    private readonly ConcurrentDictionary<CertificateEndpoint, (EndpointRun Run, CancellationTokenSource End, Task Task)> running = new();

    /// <summary>Who looks at an endpoint now; null when nobody does.</summary>
    public EndpointRun? RunOf(CertificateEndpoint endpoint) => running.TryGetValue(endpoint, out var known) ? known.Run : null;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var (loading, following) = (LoadAsync(stoppingToken), FollowStoredAsync(stoppingToken));
        try
        {
            while (true)
            {
                var next = Task.WhenAny(sources.Select(s => s.NextAsync()));
                await ArrangeAsync(stoppingToken);
                await next.WaitAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
        finally
        {
            await Task.WhenAll(loading, following);
            await Task.WhenAll(running.Keys.Select(EndAsync));
        }
    }

    /// <summary>A store that does not answer must not keep the other endpoints from being watched.</summary>
    private async Task LoadAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                try
                {
                    await register.LoadAsync(stoppingToken);
                    return;
                }
                catch (Exception failed) when (StorageFailure.Is(failed) || failed is InvalidOperationException)
                {
                    Log.RegisterUnread(logger, failed);
                }
                await Task.Delay(Patience, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    /// <summary>What lies ready has changed: a renewal, most likely, and what is served should follow at once.</summary>
    private async Task FollowStoredAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                var (before, next) = (stored.Current, stored.NextAsync());
                if (stored.Sources is var files && !files.SequenceEqual(broadcast.Current.Stored))
                    broadcast.Publish(new CertificateChange.Stored(files));
                await next.WaitAsync(stoppingToken);
                foreach (var endpoint in running.Keys.Where(e => stored.Current.Concat(before).Any(s => s.IsFor(e.Name))))
                    RunOf(endpoint)?.Ask();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private async Task ArrangeAsync(CancellationToken stoppingToken)
    {
        var wanted = CertificatePlan.Of(sources.SelectMany(s => s.Current));
        foreach (var (endpoint, known) in running)
        {
            if (wanted.GetValueOrDefault(endpoint) == known.Run.Target)
                continue;
            await EndAsync(endpoint);
            if (!wanted.ContainsKey(endpoint))
                broadcast.Publish(new CertificateChange.Gone(endpoint));
        }
        foreach (var target in wanted.Values.Where(t => !running.ContainsKey(t.Endpoint)))
        {
            var end = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            var run = new EndpointRun(target, probe, broadcast, turns, TimeSpan.FromMinutes(options.Value.EveryMinutes), time, logger);
            // Known before it begins: whoever hears of its first look may ask it at once.
            var begins = new Task<Task>(() => run.RunAsync(end.Token), CancellationToken.None);
            running[target.Endpoint] = (run, end, begins.Unwrap());
            begins.Start(TaskScheduler.Default);
        }
    }

    private async Task EndAsync(CertificateEndpoint endpoint)
    {
        if (!running.TryGetValue(endpoint, out var known))
            return;
        await known.End.CancelAsync();
        await known.Task;
        running.TryRemove(endpoint, out _);
        known.End.Dispose();
    }
}
