using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TapBot.Core.Figures;

namespace TapBot.Core.Monitoring;

/// <summary>Makes every check that there is: the first looks of those that are there at the start are spread over ten seconds, later ones begin at once.</summary>
internal sealed class CheckWatch(CheckBook book, ICheckProbe probe, CheckBroadcast broadcast, HistoryRecorder history, TimeProvider time, ILogger<CheckWatch> logger) : BackgroundService
{
    private readonly ConcurrentDictionary<string, (CheckRun Run, CancellationTokenSource End, Task Task)> running = new(StringComparer.Ordinal);
    private List<CheckPlan> atStart = [];

    /// <summary>Asks for a look at a check: what is looked at, and the number that its own will be greater than. Null when it is not made.</summary>
    public (CheckPlan Plan, int Begun)? Ask(string name) => running.TryGetValue(name, out var known) ? (known.Run.Plan, known.Run.Ask()) : null;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        atStart = [.. book.All];
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                var next = book.NextAsync();
                await ArrangeAsync(book.All, stoppingToken);
                await next.WaitAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
        finally
        {
            await Task.WhenAll(running.Keys.Select(EndAsync));
        }
    }

    private async Task ArrangeAsync(IReadOnlyList<CheckPlan> wanted, CancellationToken stoppingToken)
    {
        var byName = wanted.ToDictionary(p => p.Name, StringComparer.Ordinal);
        foreach (var (name, known) in running)
        {
            if (byName.GetValueOrDefault(name) == known.Run.Plan)
                continue;
            await EndAsync(name);
            if (!byName.ContainsKey(name))
                broadcast.Remove(name);
        }
        foreach (var plan in wanted.Where(p => !running.ContainsKey(p.Name)))
        {
            var end = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            var run = new CheckRun(plan, probe, broadcast, history, time, logger);
            var first = CheckRun.Again * Math.Max(atStart.IndexOf(plan), 0) / Math.Max(atStart.Count, 1);
            // Known before it begins: whoever hears of its first look may ask it at once.
            var begins = new Task<Task>(() => run.RunAsync(first, end.Token), CancellationToken.None);
            running[plan.Name] = (run, end, begins.Unwrap());
            begins.Start(TaskScheduler.Default);
        }
    }

    private async Task EndAsync(string name)
    {
        if (!running.TryRemove(name, out var known))
            return;
        await known.End.CancelAsync();
        await known.Task;
        known.End.Dispose();
    }
}
