namespace TapBot.Core.Streaming;

/// <summary>Lets the first batch go at once and each further one no earlier than an interval after the one before it.</summary>
internal sealed class Pace
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);
    private readonly TimeSpan minInterval;
    private readonly TimeProvider time;
    private long? last;

    public Pace(TimeSpan minInterval, TimeProvider time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(minInterval, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minInterval, Longest);
        this.minInterval = minInterval;
        this.time = time;
    }

    /// <summary>Returns when the next batch may go, and counts it as gone.</summary>
    public async ValueTask WaitAsync(CancellationToken ct)
    {
        while (this.last is { } last && minInterval - time.GetElapsedTime(last) is var left && left > TimeSpan.Zero)
            await Task.Delay(WholeMilliseconds(left), time, ct);
        this.last = time.GetTimestamp();
    }

    // Task.Delay cuts off fractions of a millisecond; cut off they would become a busy loop
    private static TimeSpan WholeMilliseconds(TimeSpan left) => TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds));
}
