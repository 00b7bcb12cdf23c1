using Microsoft.Extensions.Time.Testing;
using TapBot.Portal.Hosting;

namespace TapBot.Portal.Tests.Hosting;

public sealed class DoorLimiterTests
{
    private readonly FakeTimeProvider time = new();
    private readonly DoorLimiter limiter;

    public DoorLimiterTests() => limiter = new DoorLimiter(_ => Task.CompletedTask, time);

    [Fact]
    public void Take_TwentyAtOnce_PassAndTheNextDoesNot()
    {
        Assert.All(Enumerable.Range(0, 20), _ => Assert.True(limiter.Take("192.0.2.1")));
        Assert.False(limiter.Take("192.0.2.1"));
        Assert.True(limiter.Take("192.0.2.2"));
    }

    [Fact]
    public void Take_AfterTwoSeconds_OneMorePasses()
    {
        while (limiter.Take("192.0.2.1"))
        {
        }

        time.Advance(TimeSpan.FromSeconds(2));

        Assert.True(limiter.Take("192.0.2.1"));
        Assert.False(limiter.Take("192.0.2.1"));
    }

    [Fact]
    public void Take_RefusedAgainAndAgain_StillRefills()
    {
        while (limiter.Take("192.0.2.1"))
        {
        }
        for (var i = 0; i < 3; i++)
        {
            time.Advance(TimeSpan.FromSeconds(0.5));
            Assert.False(limiter.Take("192.0.2.1"));
        }

        time.Advance(TimeSpan.FromSeconds(0.6));

        Assert.True(limiter.Take("192.0.2.1"));
    }

    [Fact]
    public void Take_MoreAddressesThanAreKept_StillCountsTheNewest()
    {
        for (var i = 0; i < 10_000; i++)
            limiter.Take($"a{i}");
        time.Advance(TimeSpan.FromMilliseconds(1));
        while (limiter.Take("192.0.2.1"))
        {
        }

        for (var i = 0; i < 4_000; i++)
            limiter.Take($"b{i}");

        Assert.False(limiter.Take("192.0.2.1"));
    }
}
