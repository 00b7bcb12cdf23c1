using TapBot.Core.Logs;

namespace TapBot.Core.Tests.Logs;

public sealed class LogCursorTests
{
    [Fact]
    public void At_AnyMoment_IsThatTime()
    {
        var moment = new DateTimeOffset(2026, 11, 22, 14, 0, 0, TimeSpan.FromHours(2)).AddTicks(1_234_567);

        Assert.Equal(moment, LogCursor.At(moment).Time);
        Assert.Equal(0, LogCursor.At(moment).Ordinal);
        Assert.Equal(new LogCursor(-100, 0), LogCursor.At(DateTimeOffset.UnixEpoch.AddTicks(-1)));
    }

    [Fact]
    public void At_BeyondAllLines_LeavesRoomToLookALittleBeyond()
    {
        var (first, last) = (LogCursor.At(DateTimeOffset.MinValue), LogCursor.At(DateTimeOffset.MaxValue));

        Assert.Equal((1677, 2262), (first.Time.Year, last.Time.Year));
        Assert.True(last.Nanoseconds + 3_600_000_000_000 > last.Nanoseconds);
        Assert.True(first.Nanoseconds - 3_600_000_000_000 < first.Nanoseconds);
    }
}
