using TapBot.Core.Streaming;
using TapBot.Core.Wording;

namespace TapBot.Core.Tests.Streaming;

public sealed class RecoveryTests : RecoveryRig
{
    [Fact]
    public void RunAsync_FirstAttemptUnderWay_IsConnecting()
    {
        Run((_, ct) => Forever(ct));

        AssertStates(new StreamState.Connecting(Begin));
    }

    [Fact]
    public void RunAsync_FirstGoodMessage_IsLive()
    {
        Run((attempt, ct) =>
        {
            Advance(3);
            attempt.MarkLive();
            attempt.MarkLive();
            return Forever(ct);
        });

        AssertStates(new StreamState.Connecting(Begin), new StreamState.Live(At(3)));
    }

    [Fact]
    public void RunAsync_AttemptsFail_WaitsOneTwoFourEightFifteenSeconds()
    {
        Run((_, _) => throw new IOException("refused"));
        var starts = new List<double> { 0 };
        for (var tick = 1; tick <= 600; tick++)
        {
            var before = Attempts;
            Advance(0.1);
            if (Attempts > before)
                starts.Add(tick / 10.0);
        }

        Assert.Equal([0, 1, 3, 7, 15, 30, 45, 60], starts);
    }

    [Fact]
    public void RunAsync_AttemptsFail_SinceStaysTheMomentTheFailureBegan()
    {
        Advance(5);
        Run((_, _) => throw new IOException("refused " + Attempts));

        Advance(1);
        Advance(2);

        AssertStates(
            new StreamState.Connecting(At(5)),
            new StreamState.Retrying(At(5), At(6), Failed("refused 1")),
            new StreamState.Retrying(At(5), At(8), Failed("refused 2")),
            new StreamState.Retrying(At(5), At(12), Failed("refused 3")));
    }

    [Fact]
    public void RunAsync_WhileTheNextAttemptIsUnderWay_StaysRetrying()
    {
        Run((_, ct) => Attempts == 1 ? throw new IOException("cut") : Forever(ct));

        Advance(10);

        Assert.Equal(2, Attempts);
        Assert.Equal(new StreamState.Retrying(Begin, At(1), Failed("cut")), States.Last());
    }

    [Fact]
    public void RunAsync_FirstGoodMessage_ResetsTheBackOffAndSince()
    {
        Run((attempt, _) =>
        {
            if (Attempts == 4)
                attempt.MarkLive();
            throw new IOException("cut");
        });
        Advance(1);
        Advance(2);
        Advance(4); // the fourth attempt, which is good before it fails
        Advance(1);

        Assert.Equal(5, Attempts);
        AssertStates(
            new StreamState.Connecting(Begin),
            new StreamState.Retrying(Begin, At(1), Failed("cut")),
            new StreamState.Retrying(Begin, At(3), Failed("cut")),
            new StreamState.Retrying(Begin, At(7), Failed("cut")),
            new StreamState.Live(At(7)),
            new StreamState.Retrying(At(7), At(8), Failed("cut")),
            new StreamState.Retrying(At(7), At(10), Failed("cut")));
    }

    [Fact]
    public void RunAsync_ReturnsWithoutEnd_IsAFailure()
    {
        Run((_, _) => Task.CompletedTask);

        Assert.Equal(new StreamState.Retrying(Begin, At(1), StreamReasons.Closed), States.Last());
    }

    [Fact]
    public async Task RunAsync_ReturnsAfterEnd_HasEnded()
    {
        var (first, second) = (Phrase.Of("test.stopped"), Phrase.Of("test.other"));
        Run((attempt, _) =>
        {
            attempt.MarkLive();
            attempt.MarkEnded(first);
            attempt.MarkEnded(second);
            return Task.CompletedTask;
        });

        await Running.Soon();
        Advance(60);

        Assert.Equal(1, Attempts);
        AssertStates(new StreamState.Connecting(Begin), new StreamState.Live(Begin), new StreamState.Ended(Begin, first));
    }

    [Fact]
    public void RunAsync_ThrowsAfterEnd_IsAFailure()
    {
        Run((attempt, _) =>
        {
            attempt.MarkEnded(Phrase.Of("test.stopped"));
            throw new IOException("cut");
        });

        Assert.Equal(new StreamState.Retrying(Begin, At(1), Failed("cut")), States.Last());
    }

    [Fact]
    public void RunAsync_AttemptTimesOutByItself_IsAFailure()
    {
        Run((_, _) => throw new TaskCanceledException("slow"));

        Assert.Equal(new StreamState.Retrying(Begin, At(1), Failed("slow")), States.Last());
    }

    [Fact]
    public void RunAsync_DescriptionFails_SaysWhatTheExceptionSaid()
    {
        Run((_, _) => throw new IOException("cut"), _ => throw new FormatException());

        Assert.Equal("streaming.failed (error: cut)", Assert.IsType<StreamState.Retrying>(States.Last()).Why.ToString());
    }

    [Fact]
    public async Task RunAsync_CancelledDuringAnAttempt_EndsQuietly()
    {
        Run((attempt, ct) =>
        {
            attempt.MarkLive();
            return Forever(ct);
        });

        await StopAsync();
        await Running.Soon();

        Assert.True(Running.IsCompletedSuccessfully);
        Assert.IsType<StreamState.Live>(States.Last());
    }

    [Fact]
    public async Task RunAsync_CancelledAndTheAttemptFailsOfIt_EndsQuietly()
    {
        Run(async (_, ct) =>
        {
            await Forever(ct).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            throw new IOException("socket closed");
        });

        await StopAsync();
        await Running.Soon();

        Assert.IsType<StreamState.Connecting>(Assert.Single(States));
    }

    [Fact]
    public async Task RunAsync_CancelledDuringTheBackOff_EndsAtOnce()
    {
        Run((_, _) => throw new IOException("cut"));
        Assert.Equal(1, Timers);

        await StopAsync();
        await Running.Soon();

        Assert.Equal(1, Attempts);
        Assert.Equal(0, Timers);
    }

    [Fact]
    public async Task RunAsync_CancelledBeforehand_DoesNothing()
    {
        await StopAsync();
        Run((_, _) => Task.CompletedTask);

        await Running.Soon();

        Assert.Equal(0, Attempts);
        Assert.Empty(States);
    }

    [Fact]
    public void MarkLive_AfterTheAttempt_ChangesNothing()
    {
        RecoveryAttempt? first = null;
        Run((attempt, _) =>
        {
            first ??= attempt;
            throw new IOException("cut");
        });

        first!.MarkLive();

        Assert.False(first.TryMarkLive());
        Assert.IsType<StreamState.Retrying>(States.Last());
    }
}
