using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TapBot.Core.Containers;
using TapBot.Core.Figures;
using TapBot.Core.Storage;

namespace TapBot.Core.Databases;

/// <summary>Keeps a sampler running for every instance there is, as containers come and go and administrators register and forget.</summary>
internal sealed class DatabaseWatch(
    ContainerReader containers, DatabaseRegister register, DatabasePlan plan, DatabaseTargets targets, DatabaseBroadcast broadcast, HistoryRecorder history, OwnTransactions own, ThresholdBook thresholds, DiskFinder disks, DatabaseAsk ask, TimeProvider time, ILogger<DatabaseWatch> logger)
    : BackgroundService
{
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(1), Patience = TimeSpan.FromSeconds(5), Rounds = TimeSpan.FromSeconds(15);

    /// <summary>The parts of a reading.</summary>
    public static readonly IReadOnlyList<IDatabaseProbe> Probes =
        [new ServerProbe(), new ActivityProbe(), new CountersProbe(), new WritingProbe(), new LocksProbe(), new ReplicationProbe(), new SizesProbe(), new PlaceProbe()];

    private readonly SemaphoreSlim turn = new(1);
    private readonly Dictionary<DatabaseName, (DatabaseTarget Target, CancellationTokenSource End, Task Run)> running = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await await Task.WhenAny(FollowContainersAsync(stoppingToken), FollowRegisterAsync(stoppingToken), FollowSocketsAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
        finally
        {
            await turn.WaitAsync(CancellationToken.None);
            await Task.WhenAll(running.Keys.ToList().Select(EndAsync));
        }
    }

    public override void Dispose()
    {
        turn.Dispose();
        base.Dispose();
    }

    private async Task FollowContainersAsync(CancellationToken stoppingToken)
    {
        var seen = Fleet.Empty;
        await foreach (var batch in containers.WatchAsync(Actor.Portal, Settle, stoppingToken))
        {
            var changed = batch.Snapshot.ChangedSince(seen);
            seen = batch.Snapshot;
            if (!changed.Any(d => d.Touches(DatabaseDirectory.IsPostgres)))
                continue;
            plan.Take(seen.Containers.Where(DatabaseDirectory.IsPostgres));
            await ArrangeAsync(stoppingToken);
        }
    }

    /// <summary>The kernel tells nobody that a socket has come; looking costs one file.</summary>
    private async Task FollowSocketsAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Rounds, time);
        do
        {
            if (plan.Take(LocalSocket.Here()))
                await ArrangeAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task FollowRegisterAsync(CancellationToken stoppingToken)
    {
        await ArrangeAsync(stoppingToken);
        while (!await LoadAsync(stoppingToken))
            await Task.Delay(Patience, time, stoppingToken);
        while (true)
        {
            var next = register.NextAsync();
            await ArrangeAsync(stoppingToken);
            await next.WaitAsync(stoppingToken);
        }
    }

    /// <summary>A store that does not answer must not keep the other instances from being looked after.</summary>
    private async Task<bool> LoadAsync(CancellationToken stoppingToken)
    {
        try
        {
            await register.LoadAsync(stoppingToken);
            return true;
        }
        catch (Exception failed) when (StorageFailure.Is(failed) || failed is InvalidOperationException)
        {
            Log.RegisterUnread(logger, failed);
            return false;
        }
    }

    private async Task ArrangeAsync(CancellationToken stoppingToken)
    {
        await turn.WaitAsync(stoppingToken);
        try
        {
            await ArrangeAloneAsync(stoppingToken);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task ArrangeAloneAsync(CancellationToken stoppingToken)
    {
        var wanted = plan.Targets().ToDictionary(t => t.Name);
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
            var exam = new HealthExam(ask, HealthDangers.Rules, time);
            var sampler = new DatabaseSampler(target, Probes, broadcast, history, own, named => thresholds.InForce(named, target.Name.Value), time, logger,
                new DiskWatch((clue, token) => disks.FindAsync(target, clue, token), time),
                new DangerWatch(async (instance, known, token) => HealthDangers.Of(await exam.RunAsync(instance, token), known), time));
            running[target.Name] = (target, end, Task.Run(() => sampler.RunAsync(end.Token), CancellationToken.None));
        }
    }

    private async Task EndAsync(DatabaseName name)
    {
        var (_, end, run) = running[name];
        running.Remove(name);
        await end.CancelAsync();
        await run;
        end.Dispose();
    }
}
