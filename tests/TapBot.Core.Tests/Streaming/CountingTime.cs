using Microsoft.Extensions.Time.Testing;

namespace TapBot.Core.Tests.Streaming;

/// <summary>A clock in the hands of the test that knows how many timers are alive.</summary>
internal sealed class CountingTime : FakeTimeProvider
{
    private int timers;

    public int Timers => Volatile.Read(ref timers);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        Interlocked.Increment(ref timers); // armed first: a test that sees it may move the clock
        return new Counted(this, timer);
    }

    private sealed class Counted(CountingTime owner, ITimer inner) : ITimer
    {
        private int disposed;

        public bool Change(TimeSpan dueTime, TimeSpan period) => inner.Change(dueTime, period);

        public void Dispose()
        {
            if (Interlocked.Exchange(ref disposed, 1) == 0)
                Interlocked.Decrement(ref owner.timers);
            inner.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
