using Microsoft.Extensions.Time.Testing;
using TapBot.Core.Containers.Docker;
using TapBot.Core.Logs;
using TapBot.Core.Streaming;

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
        ReadAfter(LogPause.Longest * 2);

        Assert.Equal(TimeSpan.Zero, pause.Due());
    }

    [Fact]
    public void Due_LinesOften_WhileSomebodyWaits_AreReadAtOnce()
    {
        waiter.IsUrgent = true;
        ReadAfter(TimeSpan.Zero);
        ReadAfter(TimeSpan.FromMilliseconds(100));

        Assert.Equal(TimeSpan.Zero, pause.Due());
    }

    [Fact]
    public void Due_FewLinesOftenForNobody_GatherLongerAndLonger()
    {
        ReadAfter(TimeSpan.Zero);

        Assert.Equal([2, 4, 8, 16, 32, 64, 128, 256, 512, 1_000], Pauses(10, LogPause.Few - 1));
    }

    [Fact]
    public void Due_ManyLinesForNobody_GatherForLessAndLess()
    {
        ReadAfter(TimeSpan.Zero);
        Pauses(10, LogPause.Few - 1);

        Assert.Equal([1_000, 1_000], Pauses(2, LogPause.Few * 4));
        Assert.Equal([500, 250, 125, 62.5, 31.25, 15.625, 7.8125, 3.9062, 2, 2], Pauses(10, (LogPause.Few * 4) + 1));
    }

    [Fact]
    public void Due_WhenSomebodyCameAndLeft_BeginsAnewWithTheShortest()
    {
        ReadAfter(TimeSpan.Zero);
        Pauses(8, 100);
        waiter.IsUrgent = true;
        Pauses(1, 100);
        waiter.IsUrgent = false;

        Assert.Equal([4], Pauses(1, 100));
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
            Assert.Equal(LogPause.Shortest, pause.Due());
            ReadAfter(LogPause.Shortest);
        }
        Assert.Equal(TimeSpan.Zero, pause.Due());
        ReadAfter(TimeSpan.FromMicroseconds(100));
        Assert.Equal(LogPause.Shortest, pause.Due());
    }

    [Fact]
    public async Task Before_WhileItWaits_EndsWithClose()
    {
        ReadAfter(TimeSpan.Zero);
        ReadAfter(TimeSpan.FromMilliseconds(100));
        pause.Close();

        // It would wait for up to a second each time.
        await Task.Run(() => Enumerable.Range(0, 1_000).ToList().ForEach(_ => pause.Before()), TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Before_WhileItWaits_EndsWhenSomebodyWantsTheLines()
    {
        ReadAfter(TimeSpan.Zero);

        // It would wait for a second each time.
        await Task.Run(() => Enumerable.Range(0, 100).ToList().ForEach(_ => WaitAndWant()), TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System, TestContext.Current.CancellationToken);
    }

    private void WaitAndWant()
    {
        waiter.IsUrgent = false;
        Pauses(10, LogPause.Few - 1);
        var waiting = new Thread(pause.Before);
        waiting.Start();
        waiter.Want();
        waiting.Join();
    }

    /// <summary>The pauses in milliseconds before as many reads, each of so many bytes; pieces of what is read fill the room until the last.</summary>
    private double[] Pauses(int reads, int length) =>
    [
        .. Enumerable.Range(0, reads).Select(_ =>
        {
            for (var left = length; left > 0; left -= Room)
                ReadAfter(left == length ? TimeSpan.FromMilliseconds(50) : TimeSpan.Zero, Math.Min(left, Room));
            if (length % Room == 0)
                pause.After(0, Room);
            return pause.Due().TotalMilliseconds;
        }),
    ];

    private void ReadAfter(TimeSpan passed, int length = 100)
    {
        time.Advance(passed);
        pause.After(length, Room);
    }

    private sealed class Waiter : ILogSink
    {
        private readonly Pulse wanted = new();

        public bool IsUrgent { get; set; }

        public Task WantedAsync() => wanted.NextAsync();

        public void Want()
        {
            IsUrgent = true;
            wanted.Raise();
        }

        public void Live()
        {
        }

        public bool Write(ReadOnlySpan<LogLine> lines) => true;
    }
}
