using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TapBot.Core.Figures;
using TapBot.Core.Streaming;

namespace TapBot.Core.Monitoring;

/// <summary>Makes every check that there is: the first looks of those that are there at the start are spread over ten seconds, later ones begin at once.</summary>
internal sealed class CheckWatch(CheckBook book, ICheckProbe probe, CheckBroadcast broadcast, HistoryRecorder history, TimeProvider time, ILogger<CheckWatch> logger) : BackgroundService
{
    private readonly Runs<string, CheckRun> running = new(StringComparer.Ordinal);
    private List<CheckPlan> atStart = [];

    /// <summary>Asks for a look at a check: what is looked at, and the number that its own will be greater than. Null when it is not made.</summary>
    public (CheckPlan Plan, int Begun)? Ask(string name) => running.Find(name) is { } run ? (run.Plan, run.Ask()) : null;

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
            await running.EndAsync();
        }
    }

    private async Task ArrangeAsync(IReadOnlyList<CheckPlan> wanted, CancellationToken stoppingToken)
    {
        var byName = wanted.ToDictionary(p => p.Name, StringComparer.Ordinal);
        foreach (var (name, run) in running.All)
        {
            if (byName.GetValueOrDefault(name) == run.Plan)
                continue;
            await running.EndAsync(name);
            if (!byName.ContainsKey(name))
                broadcast.Remove(name);
        }
        foreach (var plan in wanted.Where(p => running.Find(p.Name) is null))
        {
            var run = new CheckRun(plan, probe, broadcast, history, time, logger);
            var first = CheckRun.Again * Math.Max(atStart.IndexOf(plan), 0) / Math.Max(atStart.Count, 1);
            running.Begin(plan.Name, run, end => run.RunAsync(first, end), stoppingToken);
        }
    }
}
