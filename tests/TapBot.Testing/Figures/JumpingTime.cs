using Microsoft.Extensions.Time.Testing;

namespace TapBot.Testing.Figures;

/// <summary>A clock that can be set while the timers and the stopwatch run on, as that of a machine can.</summary>
internal sealed class JumpingTime(DateTimeOffset start) : FakeTimeProvider(start)
{
    private TimeSpan offset;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + offset;

    public override long GetTimestamp() => base.GetUtcNow().Ticks;

    /// <summary>Sets the clock forward, or back.</summary>
    public void Jump(TimeSpan by) => offset += by;
}
