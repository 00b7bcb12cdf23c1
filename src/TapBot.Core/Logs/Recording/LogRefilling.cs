using Microsoft.Extensions.Hosting;

namespace TapBot.Core.Logs;

/// <summary>When the store could take nothing for a while and takes lines again, has those fetched that it has missed.</summary>
internal sealed class LogRefilling(ILogStore store, LogTails tails) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                var next = store.NextAsync();
                if (store.State.IsRecording)
                    tails.FillUp();
                await next.WaitAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }
}
