using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TapBot.Core.Containers;
using TapBot.Core.Figures;
using TapBot.Core.Logs;
using TapBot.Core.Servers;

namespace TapBot.Core.Proxy;

/// <summary>Keeps a keeper running for every proxy there is, as containers come and go.</summary>
internal sealed class ProxyWatch(
    ContainerReader reader, IOptions<ProxyOptions> options, IOptions<ServersOptions> servers, ITraefikApi api, LogTails logs, ProxyDemand demand, ProxyBroadcast broadcast, HistoryRecorder history, TimeProvider time, ILogger<ProxyWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(1);
    private readonly Dictionary<string, (ProxyTarget Target, ProxyKeeper Keeper, CancellationTokenSource End, Task Run)> running = new(StringComparer.Ordinal);
    private Fleet? fleet;

    private IEnumerable<Container> Containers => Volatile.Read(ref fleet)?.Containers ?? [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var batch in reader.WatchAsync(Actor.Portal, Settle, stoppingToken))
                await TakeAsync(batch.Snapshot, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
        finally
        {
            await Task.WhenAll(running.Keys.ToList().Select(EndAsync));
        }
    }

    private async Task TakeAsync(Fleet now, CancellationToken stoppingToken)
    {
        var (isFirst, changed) = (fleet is null, now.ChangedSince(fleet ?? Fleet.Empty));
        Volatile.Write(ref fleet, now);
        var moved = changed.Any(IsMoved);
        if (isFirst || changed.Any(d => d.Touches(ProxyDirectory.IsTraefik)))
            await ArrangeAsync(moved, stoppingToken);
        else if (moved)
        {
            foreach (var run in running.Values)
                run.Keeper.Poke();
        }
    }

    private async Task ArrangeAsync(bool moved, CancellationToken stoppingToken)
    {
        var wanted = ProxyDirectory.Of(options.Value.Traefik, Containers, IsHere, servers.Value.Servers.Select(s => ServerName.Parse(s.Name)).Where(IsHere).ToList() is [var only] ? only : (ServerName?)null)
            .ToDictionary(t => t.Name, StringComparer.Ordinal);
        foreach (var (name, run) in running.ToList())
        {
            if (wanted.GetValueOrDefault(name) == run.Target)
            {
                if (moved)
                    run.Keeper.Poke();
                continue;
            }
            await EndAsync(name);
            if (!wanted.ContainsKey(name))
                broadcast.Publish(new ProxyChange.Gone(name));
        }
        foreach (var target in wanted.Values.Where(t => !running.ContainsKey(t.Name)))
        {
            var end = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            var keeper = new ProxyKeeper(target, new ProxySources(api, () => Containers, token => ArgumentsAsync(target, token), LogOf(target)), demand, broadcast, history, time, logger);
            running[target.Name] = (target, keeper, end, Task.Run(() => keeper.RunAsync(end.Token), CancellationToken.None));
        }
    }

    private async Task EndAsync(string name)
    {
        var (_, _, end, run) = running[name];
        running.Remove(name);
        await end.CancelAsync();
        await run;
        end.Dispose();
    }

    private Func<AccessLogFollower>? LogOf(ProxyTarget target) =>
        target.Container is { } container ? () => new AccessLogFollower(() => logs.Open(new LogKey(container.Server, target.ContainerId)), time) : null;

    /// <summary>An engine that does not tell keeps nothing else back.</summary>
    private async Task<IReadOnlyList<string>> ArgumentsAsync(ProxyTarget target, CancellationToken cancellationToken)
    {
        if (target.Container is not { } container || !ContainerName.TryParse(target.ContainerId, null, out var id))
            return [];
        try
        {
            return await reader.DescribeAsync(Actor.Portal, container.Server, id, cancellationToken) is { } described ? described.Command : [];
        }
        catch (EngineSilentException)
        {
            return [];
        }
    }

    private bool IsHere(ServerName server) => servers.Value.Here.Contains(server);

    /// <summary>True when the way of a request may be another one.</summary>
    internal static bool IsMoved(ContainerDifference changed) => changed.Alters(static (before, now) =>
        before.IsAlive != now.IsAlive || before.Health != now.Health || !before.Networks.Select(n => n.Address).SequenceEqual(now.Networks.Select(n => n.Address)));
}
