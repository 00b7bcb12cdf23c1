namespace TapBot.Core.Tests.Streaming;

/// <summary>A clock whose timers fire when the test says so, even after they were disposed: as a real one may that was already on its way.</summary>
internal sealed class LateTime : TimeProvider
{
    private readonly List<Action> timers = [];

    public void Fire(int index) => timers[index]();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        timers.Add(() => callback(state));
        return new Timer();
    }

    private sealed class Timer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
