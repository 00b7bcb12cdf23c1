using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TapBot.Core.Storage;
using TapBot.Core.Streaming;

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
    private readonly Runs<CertificateEndpoint, EndpointRun> running = new();

    /// <summary>Who looks at an endpoint now; null when nobody does.</summary>
    public EndpointRun? RunOf(CertificateEndpoint endpoint) => running.Find(endpoint);

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
            await running.EndAsync();
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
                foreach (var (_, run) in running.All.Where(r => stored.Current.Concat(before).Any(s => s.IsFor(r.Key.Name))))
                    run.Ask();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private async Task ArrangeAsync(CancellationToken stoppingToken)
    {
        var wanted = CertificatePlan.Of(sources.SelectMany(s => s.Current));
        foreach (var (endpoint, run) in running.All)
        {
            if (wanted.GetValueOrDefault(endpoint) == run.Target)
                continue;
            await running.EndAsync(endpoint);
            if (!wanted.ContainsKey(endpoint))
                broadcast.Publish(new CertificateChange.Gone(endpoint));
        }
        foreach (var target in wanted.Values.Where(t => running.Find(t.Endpoint) is null))
        {
            var run = new EndpointRun(target, probe, broadcast, turns, TimeSpan.FromMinutes(options.Value.EveryMinutes), time, logger);
            running.Begin(target.Endpoint, run, run.RunAsync, stoppingToken);
        }
    }
}
