using Microsoft.Extensions.Hosting;
using TapBot.Core.Access;
using TapBot.Core.Certificates;
using TapBot.Core.Figures;

namespace TapBot.Core.Monitoring;

/// <summary>Remembers the goals that no other room records: which share of web routers is covered, every minute.</summary>
internal sealed class GoalRecorder(CertificateReader certificates, HistoryRecorder history, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Every, time, stoppingToken);
                if (SslGoal.Of(await certificates.ViewAsync(Actor.Portal, stoppingToken), ofAll: true) is { Value: { } covered })
                    history.Add(UptimeSeries.Ssl, Scope.Portal, time.GetUtcNow(), covered);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }
}
