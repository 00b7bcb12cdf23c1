using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TapBot.Core.Storage;

namespace TapBot.Core.Monitoring;

/// <summary>Reads the windows at the start, and again each minute: another portal may share the store.</summary>
internal sealed class MaintenanceKeeper(MaintenanceBook book, TimeProvider time, ILogger<MaintenanceKeeper> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);
    private bool isFailing;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await ReadAsync(stoppingToken);
                await Task.Delay(Every, time, stoppingToken);
            }
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
                Log.MaintenanceUnread(logger, failed.Message);
            isFailing = true;
        }
    }
}
