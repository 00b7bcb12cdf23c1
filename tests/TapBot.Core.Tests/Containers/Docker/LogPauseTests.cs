using Microsoft.Extensions.Time.Testing;
using TapBot.Core.Containers.Docker;
using TapBot.Core.Logs;

namespace TapBot.Core.Tests.Containers.Docker;

public sealed class LogPauseTests
{
    private const int Room = 4096;
    private readonly FakeTimeProvider time = new();
    private readonly LogPause pause;

    private readonly Waiter waiter = new();

    public LogPauseTests() => pause = new LogPause(waiter, time);

    [Fact]
    public void Due_FirstLines_AreReadAtOnce()
    {
        Assert.Equal(TimeSpan.Zero, pause.Due());
        pause.After(100, Room);
        Assert.Equal(TimeSpan.Zero, pause.Due());
    }

    [Fact]
    public void Due_LinesNowAndThen_AreReadAtOnce()
    {
        ReadAfter(TimeSpan.Zero);
        ReadAfter(LogPause.Length * 2);

        Assert.Equal(TimeSpan.Zero, pause.Due());
    }

    [Theory]
    [InlineData(false, 250)]
    [InlineData(true, 0)]
    public void Due_LinesOften_GatherUnlessSomebodyWaits(bool isUrgent, int milliseconds)
    {
        waiter.IsUrgent = isUrgent;
        ReadAfter(TimeSpan.Zero);
        ReadAfter(TimeSpan.FromMilliseconds(100));

        Assert.Equal(milliseconds, pause.Due().TotalMilliseconds);
    }

    [Fact]
    public void Due_MoreThanThereIsRoomFor_IsReadAtOnce()
    {
        ReadAfter(TimeSpan.Zero);
        ReadAfter(TimeSpan.FromMilliseconds(100), Room);

        Assert.Equal(TimeSpan.Zero, pause.Due());
    }

    [Fact]
    public void Due_LinesByTheThousand_GatherForAMomentThoughSomebodyWaits_AndAreTriedAgainWithout()
    {
        waiter.IsUrgent = true;
        ReadAfter(TimeSpan.Zero);
        ReadAfter(TimeSpan.FromMicroseconds(100));

        for (var i = 0; i < 8; i++)
        {
            Assert.Equal(LogPause.Brief, pause.Due());
            ReadAfter(LogPause.Brief);
        }
        Assert.Equal(TimeSpan.Zero, pause.Due());
        ReadAfter(TimeSpan.FromMicroseconds(100));
        Assert.Equal(LogPause.Brief, pause.Due());
    }

    [Fact]
    public async Task Before_WhileItWaits_EndsWithClose()
    {
        ReadAfter(TimeSpan.Zero);
        ReadAfter(TimeSpan.FromMilliseconds(100));
        pause.Close();

        // It would wait for a quarter of a second each time.
        await Task.Run(() => Enumerable.Range(0, 1_000).ToList().ForEach(_ => pause.Before()), TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System, TestContext.Current.CancellationToken);
    }

    private void ReadAfter(TimeSpan passed, int length = 100)
    {
        time.Advance(passed);
        pause.After(length, Room);
    }

    private sealed class Waiter : ILogSink
    {
        public bool IsUrgent { get; set; }

        public void Live()
        {
        }

        public bool Write(ReadOnlySpan<LogLine> lines) => true;
    }
}
