using System.Net;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TapBot.Core.Containers;
using TapBot.Core.Servers;
using TapBot.Core.Streaming;

namespace TapBot.Core.Certificates;

/// <summary>
/// Ports that containers of this machine publish and that speak TLS. A port is tried when its container has started, and a few times more while it may still be starting; one that does not speak
/// TLS then is left alone until the container starts again.
/// </summary>
internal sealed class ContainerEndpoints(ContainerReader containers, IPortGreeting greeting, IOptions<ServersOptions> servers, IOptions<CertificatesOptions> options, TimeProvider time, ILogger<ContainerEndpoints> logger)
    : BackgroundService, ICertificateSource
{
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan[] Tries = [TimeSpan.Zero, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(60)];

    private readonly Pulse changes = new();
    private readonly Lock gate = new();
    private readonly Dictionary<PublishedPort, (CancellationTokenSource End, Task Run)> tries = [];
    private readonly Dictionary<PublishedPort, CertificateTarget> found = [];
    private readonly SemaphoreSlim turns = new(4);

    public IReadOnlyList<CertificateTarget> Current
    {
        get
        {
            lock (gate)
                return [.. found.Values];
        }
    }

    public Task NextAsync() => changes.NextAsync();

    public override void Dispose()
    {
        turns.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.TryPublishedPorts)
            return;
        try
        {
            var seen = Fleet.Empty;
            await foreach (var batch in containers.WatchAsync(Actor.Portal, Settle, stoppingToken))
            {
                var changed = batch.Snapshot.ChangedSince(seen);
                seen = batch.Snapshot;
                if (changed.Any(PublishedPort.IsOtherwise))
                    await ArrangeAsync(PublishedPort.Of(seen.Servers.Where(s => IsHere(s.Key)).SelectMany(s => s.Value.ById.Values)), stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
        finally
        {
            await Task.WhenAll(tries.Keys.ToList().Select(EndAsync));
        }
    }

    private bool IsHere(ServerName server) => servers.Value.Here.Contains(server);

    private async Task ArrangeAsync(IReadOnlyDictionary<PublishedPort, Container> now, CancellationToken stoppingToken)
    {
        foreach (var gone in tries.Keys.Where(p => !now.ContainsKey(p)).ToList())
        {
            await EndAsync(gone);
            bool was;
            lock (gate)
                was = found.Remove(gone);
            if (was)
                changes.Raise();
        }
        foreach (var (port, container) in now.Where(p => !tries.ContainsKey(p.Key)))
        {
            var end = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            tries[port] = (end, Task.Run(() => TryAsync(port, container, end.Token), CancellationToken.None));
        }
    }

    private async Task TryAsync(PublishedPort port, Container container, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var pause in Tries)
            {
                await Task.Delay(pause, time, cancellationToken);
                await turns.WaitAsync(cancellationToken);
                PortGreeting heard;
                try
                {
                    heard = await greeting.HearAsync(port.Address, port.Port, cancellationToken);
                }
                finally
                {
                    turns.Release();
                }
                if (heard.SpeaksTls)
                {
                    Take(port, container, heard);
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }
        catch (Exception failed)
        {
            Log.PortNotTried(logger, container.Name, port.Port, failed);
        }
    }

    private void Take(PublishedPort port, Container container, PortGreeting heard)
    {
        // What a proxy shows to whoever asks for no name says nothing: its routers say which names there are.
        if (heard.IsDefault || CertificateEndpoint.Of(heard.Name ?? "localhost", port.Address, port.Port) is not { } endpoint)
            return;
        lock (gate)
            found[port] = new CertificateTarget(endpoint, CertificateOrigin.Container, container.Scope, container.Name);
        changes.Raise();
    }

    private async Task EndAsync(PublishedPort port)
    {
        var (end, run) = tries[port];
        tries.Remove(port);
        await end.CancelAsync();
        await run;
        end.Dispose();
    }
}
