using TapBot.Portal.Features.Logs;

namespace TapBot.Portal.Tests.Features.Logs;

public sealed class StripTimeTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 7, TimeSpan.Zero);

    [Theory]
    [InlineData(15 * 60, 10)]
    [InlineData(3600, 30)]
    [InlineData(24 * 3600, 900)]
    [InlineData(300 * 86400, 3 * 86400)]
    [InlineData(1, 1)]
    public void Of_AnyLength_HasRoundStepsAndCoversIt(int seconds, int step)
    {
        var time = StripTime.Of(Noon.AddSeconds(-seconds), Noon, 120);

        Assert.Equal(TimeSpan.FromSeconds(step), time.Step);
        Assert.Equal(0, time.From.UtcTicks % time.Step.Ticks);
        Assert.True(time.From <= Noon.AddSeconds(-seconds) && time.To >= Noon);
        Assert.InRange(time.Count, 1, 121);
    }
}
