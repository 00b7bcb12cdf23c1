namespace TapBot.Core.Streaming;

/// <summary>One wait for whether somebody comes back. It is told which wait is over, because a timer may fire although it was just disposed.</summary>
internal sealed class Lingering : IDisposable
{
    private readonly ITimer timer;

    public Lingering(TimeSpan time, TimeProvider provider, Action<Lingering> over)
    {
        using (ExecutionContext.SuppressFlow()) // it belongs to nobody's circuit or request
            timer = provider.CreateTimer(_ => over(this), null, time, Timeout.InfiniteTimeSpan);
    }

    public void Dispose() => timer.Dispose();
}
