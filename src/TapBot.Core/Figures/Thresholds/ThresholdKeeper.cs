using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TapBot.Core.Storage;

namespace TapBot.Core.Figures;

/// <summary>Reads the edited bounds at the start, and again each minute: another portal may share the store.</summary>
internal sealed class ThresholdKeeper(ThresholdBook book, TimeProvider time, ILogger<ThresholdKeeper> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);
    private bool isFailing;

    /// <summary>The first reading comes before anything is judged.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await ReadAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            await book.LoadAsync(cancellationToken);
            isFailing = false;
        }
        catch (Exception failed) when (StorageFailure.Is(failed))
        {
            if (!isFailing)
                Log.ThresholdsNotRead(logger, failed.Message);
            isFailing = true;
        }
    }
}
