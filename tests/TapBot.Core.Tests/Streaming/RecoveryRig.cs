using System.Collections.Concurrent;
using TapBot.Core.Streaming;
using TapBot.Core.Wording;

namespace TapBot.Core.Tests.Streaming;

/// <summary>A recovery loop under a clock in the hands of the test, with every state it told; at its end no timer may be left.</summary>
public abstract class RecoveryRig : IAsyncDisposable
{
    // phrases are equal when they hold the same arguments object
    private static readonly ConcurrentDictionary<string, Phrase> Phrases = new();
    private readonly CountingTime time = new();
    private readonly CancellationTokenSource stopping = new();
    private int attempts;

    protected RecoveryRig() => Begin = time.GetUtcNow();

    protected DateTimeOffset Begin { get; }

    private protected RecoveryTrigger Trigger { get; } = new();

    private protected ConcurrentQueue<StreamState> States { get; } = new();

    protected Task Running { get; private set; } = Task.CompletedTask;

    protected int Attempts => Volatile.Read(ref attempts);

    protected int Timers => time.Timers;

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await Running.Soon();
        stopping.Dispose();
        Assert.Equal(0, Timers);
        GC.SuppressFinalize(this);
    }

    protected void Run(Func<RecoveryAttempt, CancellationToken, Task> attempt) => Run(attempt, failure => Failed(failure.Message));

    protected void Run(Func<RecoveryAttempt, CancellationToken, Task> attempt, Func<Exception, Phrase> describe) =>
        Running = Recovery.RunAsync(Counted(attempt), States.Enqueue, describe, Trigger, time, stopping.Token);

    protected void RunWithoutTrigger(Func<RecoveryAttempt, CancellationToken, Task> attempt) =>
        Running = Recovery.RunAsync(Counted(attempt), States.Enqueue, failure => Failed(failure.Message), time, stopping.Token);

    protected void Advance(double seconds) => time.Advance(TimeSpan.FromSeconds(seconds));

    protected Task StopAsync() => stopping.CancelAsync();

    protected DateTimeOffset At(double seconds) => Begin + TimeSpan.FromSeconds(seconds);

    protected void AssertStates(params IEnumerable<StreamState> expected) => Assert.Equal(expected, States);

    protected static Phrase Failed(string why) => Phrases.GetOrAdd(why, text => Phrase.Of("test.failed", ("error", text)));

    protected static Task Forever(CancellationToken ct) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ct);

    private Func<RecoveryAttempt, CancellationToken, Task> Counted(Func<RecoveryAttempt, CancellationToken, Task> attempt) =>
        (current, ct) =>
        {
            Interlocked.Increment(ref attempts);
            return attempt(current, ct);
        };
}
