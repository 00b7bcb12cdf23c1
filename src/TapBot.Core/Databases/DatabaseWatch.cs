using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TapBot.Core.Containers;
using TapBot.Core.Figures;
using TapBot.Core.Servers;

namespace TapBot.Core.Databases;

/// <summary>Keeps a sampler running for every instance there is, as containers come and go.</summary>
internal sealed class DatabaseWatch(
    ContainerReader containers, IOptions<DatabasesOptions> options, IOptions<ServersOptions> servers, DatabaseTargets targets, DatabaseBroadcast broadcast, HistoryRecorder history, OwnTransactions own, TimeProvider time, ILogger<DatabaseWatch> logger)
    : BackgroundService
{
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(1);
    /// <summary>The parts of a reading.</summary>
    public static readonly IReadOnlyList<IDatabaseProbe> Probes =
        [new ActivityProbe(), new CountersProbe(), new WritingProbe(), new LocksProbe(), new ReplicationProbe(), new SizesProbe()];

    private readonly Dictionary<DatabaseName, (DatabaseTarget Target, CancellationTokenSource End, Task Run)> running = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await ArrangeAsync([], stoppingToken);
            await foreach (var batch in containers.WatchAsync(Actor.Portal, Settle, stoppingToken))
                await ArrangeAsync(batch.Snapshot.Containers, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
        finally
        {
            await Task.WhenAll(running.Keys.ToList().Select(EndAsync));
        }
    }

    private async Task ArrangeAsync(IEnumerable<Container> known, CancellationToken stoppingToken)
    {
        var wanted = DatabaseDirectory.Of(options.Value.Databases, known, IsHere).ToDictionary(t => t.Name);
        foreach (var (name, run) in running.ToList())
        {
            if (wanted.GetValueOrDefault(name) == run.Target)
                continue;
            await EndAsync(name);
            if (!wanted.ContainsKey(name))
                broadcast.Publish(new DatabaseChange.Gone(name));
        }
        targets.Set(wanted);
        foreach (var target in wanted.Values.Where(t => !running.ContainsKey(t.Name)))
        {
            var end = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            var sampler = new DatabaseSampler(target, Probes, broadcast, history, own, time, logger);
            running[target.Name] = (target, end, Task.Run(() => sampler.RunAsync(end.Token), CancellationToken.None));
        }
    }

    private bool IsHere(ServerName server) =>
        servers.Value.Servers.Exists(s => s.Name == server.Value && s.Docker.StartsWith("unix:", StringComparison.OrdinalIgnoreCase));

    private async Task EndAsync(DatabaseName name)
    {
        var (_, end, run) = running[name];
        running.Remove(name);
        await end.CancelAsync();
        await run;
        end.Dispose();
    }
}
