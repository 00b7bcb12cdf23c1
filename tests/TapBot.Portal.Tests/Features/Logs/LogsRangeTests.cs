using TapBot.Portal.Features.Logs;

namespace TapBot.Portal.Tests.Features.Logs;

public sealed class LogsRangeTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 7, TimeSpan.Zero);

    [Fact]
    public void Strip_Live_LooksBackOneHour() => Assert.Equal((Noon.AddHours(-1), Noon), LogsRange.Strip(null, Noon, Noon.AddDays(-3)));

    [Fact]
    public void At_WithoutBeginning_IsFromTheFirstLineOn() => Assert.Equal((null, Noon.AddHours(-2)), new LogsRange(null, null, Noon.AddHours(-2)).At(Noon));

    [Fact]
    public void At_Everything_IsFromTheFirstLineToNow() => Assert.Equal((null, Noon), LogsRange.Read("all", null, null)!.At(Noon));

    [Fact]
    public void At_BeginningToCome_IsTheLastHour() => Assert.Equal((Noon.AddHours(-1), Noon), new LogsRange(null, Noon.AddHours(2)).At(Noon));

    [Fact]
    public void Strip_Everything_BeginsWithTheFirstLine()
    {
        var all = new LogsRange(LogsRange.Everything);

        Assert.Equal((Noon.AddDays(-3), Noon), LogsRange.Strip(all, Noon, Noon.AddDays(-3)));
        Assert.Equal((Noon.AddHours(-1), Noon), LogsRange.Strip(all, Noon, null));
        Assert.Equal((Noon.AddHours(-3), Noon.AddHours(-2)), LogsRange.Strip(new LogsRange(null, null, Noon.AddHours(-2)), Noon, Noon.AddHours(-1)));
    }

    [Theory]
    [InlineData("15m")]
    [InlineData("all")]
    public void Key_OfAnOfferedOne_IsItself(string key) => Assert.Equal(key, LogsRange.Read(key, null, null)!.Key);
}
