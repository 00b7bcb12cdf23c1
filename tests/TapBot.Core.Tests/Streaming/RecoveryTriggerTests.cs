using TapBot.Core.Streaming;

namespace TapBot.Core.Tests.Streaming;

public sealed class RecoveryTriggerTests : RecoveryRig
{
    [Fact]
    public async Task Wake_DuringTheBackOff_TriesNowAndKeepsTheBackOffGrowing()
    {
        Run((_, _) => throw new IOException("cut"));
        Advance(0.25);

        Trigger.Wake();
        await Patience.Until(() => States.Count == 3, "the second attempt failed");

        Assert.Equal(new StreamState.Retrying(Begin, At(2.25), Failed("cut")), States.Last());
        Assert.Equal(1, Timers);
        Advance(2);
        Assert.Equal(3, Attempts);
    }

    [Fact]
    public async Task Wake_DuringAnAttemptThatFails_LetsTheNextFollowAtOnce()
    {
        Run((_, _) =>
        {
            if (Attempts == 1)
                Trigger.Wake();
            throw new IOException("cut");
        });

        await Patience.Until(() => States.Count == 3, "the second attempt failed");

        Assert.Equal(2, Attempts);
    }

    [Fact]
    public void Wake_BeforeTheFirstGoodMessage_IsForgottenWithIt()
    {
        Run((attempt, _) =>
        {
            if (Attempts > 1)
                throw new IOException("cut");
            Trigger.Wake();
            attempt.MarkLive();
            throw new IOException("cut");
        });

        Assert.Equal(1, Attempts);
        Advance(1);
        Assert.Equal(2, Attempts);
    }

    [Fact]
    public void Wake_BeforeTheLoopRuns_MeansNothing()
    {
        Trigger.Wake();

        Run((_, _) => throw new IOException("cut"));

        Assert.Equal(1, Attempts);
    }

    [Fact]
    public void RunAsync_WithoutATrigger_RecoversAsWell()
    {
        RunWithoutTrigger((_, ct) => Attempts == 1 ? throw new IOException("cut") : Forever(ct));

        Advance(1);

        Assert.Equal(2, Attempts);
        Assert.Equal(new StreamState.Retrying(Begin, At(1), Failed("cut")), States.Last());
    }
}
