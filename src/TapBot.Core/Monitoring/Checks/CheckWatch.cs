using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using TapBot.Core.Figures;

namespace TapBot.Core.Monitoring;

/// <summary>Makes every check again and again, the first looks spread over ten seconds. One that fails is made again soon, so that it is red or green within seconds.</summary>
internal sealed class CheckWatch(ICheckProbe probe, CheckBroadcast broadcast, HistoryRecorder history, IOptions<MonitoringOptions> options, TimeProvider time) : BackgroundService
{
    /// <summary>How soon a look that failed is made again.</summary>
    public static readonly TimeSpan Again = TimeSpan.FromSeconds(10);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(options.Value.Checks.Select((entry, place) => RunAsync(HttpCheck.Of(entry), Again * place / options.Value.Checks.Count, stoppingToken)));

    private async Task RunAsync(HttpCheck check, TimeSpan first, CancellationToken stoppingToken)
    {
        var state = new CheckState { Name = check.Name, Url = check.Url.GetLeftPart(UriPartial.Path), Scope = check.Scope, Every = check.Every };
        broadcast.Publish(state);
        try
        {
            await Task.Delay(first, time, stoppingToken);
            while (true)
            {
                var (flaw, took) = await probe.AskAsync(check, stoppingToken);
                var now = time.GetUtcNow();
                broadcast.Publish(state = state.After(flaw, took, check.Slow, now));
                if (took is { TotalMilliseconds: var milliseconds })
                    history.Add(CheckReader.SeriesOf(check.Name), check.Scope, now, milliseconds);
                await Task.Delay(state.Failures is > 0 and < CheckState.RedAfter && Again < check.Every ? Again : check.Every, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }
}
