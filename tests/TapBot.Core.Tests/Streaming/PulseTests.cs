using TapBot.Core.Streaming;

namespace TapBot.Core.Tests.Streaming;

public sealed class PulseTests
{
    private readonly Pulse pulse = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void NextAsync_ForAnyNumberOfWaiters_IsOneTask()
    {
        var first = pulse.NextAsync();

        Assert.All(Enumerable.Range(0, 5_000), _ => Assert.Same(first, pulse.NextAsync()));
    }

    [Fact]
    public void Raise_CompletesWhatWasTakenBefore()
    {
        var before = pulse.NextAsync();

        pulse.Raise();

        Assert.True(before.IsCompletedSuccessfully);
        Assert.False(pulse.NextAsync().IsCompleted);
        Assert.Equal(1, pulse.Version);
    }

    [Fact]
    public void Wake_CompletesWithoutANewVersion()
    {
        var before = pulse.NextAsync();

        pulse.Wake();

        Assert.True(before.IsCompletedSuccessfully);
        Assert.Equal(0, pulse.Version);
    }

    [Fact]
    public void Raise_NobodyWaits_AllocatesNothing()
    {
        pulse.Raise();
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 10_000; i++)
            pulse.Raise();

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public async Task NextAsync_RacingWithRaise_MissesNothing()
    {
        const int rounds = 100_000;
        var raising = Task.Run(() => Raise(rounds), Ct);
        var waiters = Enumerable.Range(0, 3).Select(_ => Task.Run(() => FollowAsync(rounds), Ct));

        await Task.WhenAll(waiters.Append(raising)).Soon();
    }

    [Fact]
    public async Task NextAsync_TakenByManyAtOnce_IsTheSameTask()
    {
        const int rounds = 20_000;
        var pulses = Enumerable.Range(0, rounds).Select(_ => new Pulse()).ToArray();
        var takers = Enumerable.Range(0, 4).Select(_ => Task.Run(() => pulses.Select(p => new { Task = p.NextAsync() }).ToArray(), Ct));

        var taken = await Task.WhenAll(takers).Soon();

        Assert.All(Enumerable.Range(0, rounds), i => Assert.All(taken, own => Assert.Same(taken[0][i].Task, own[i].Task)));
    }

    private void Raise(int rounds)
    {
        for (var i = 0; i < rounds; i++)
            pulse.Raise();
    }

    private async Task FollowAsync(int until)
    {
        for (var seen = 0L; seen < until;)
        {
            var next = pulse.NextAsync();
            if (pulse.Version == seen)
                await next;
            Assert.True(pulse.Version >= seen);
            seen = pulse.Version;
        }
    }
}
