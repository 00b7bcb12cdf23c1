using Microsoft.Extensions.Hosting;

namespace TapBot.Core.Storage;

/// <summary>
/// Reads what a room has in the store: at the start, before anything is judged by it, and again each minute, since another portal may share the store. A store that cannot be read is told
/// once, and what is known holds on.
/// </summary>
internal abstract class StoreKeeper(TimeProvider time) : BackgroundService
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

    /// <summary>Reads it.</summary>
    protected abstract Task LoadAsync(CancellationToken cancellationToken);

    /// <summary>Tells that it could not be read.</summary>
    protected abstract void TellUnread(string why);

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            await LoadAsync(cancellationToken);
            isFailing = false;
        }
        catch (Exception failed) when (StorageFailure.Is(failed))
        {
            if (!isFailing)
                TellUnread(failed.Message);
            isFailing = true;
        }
    }
}
