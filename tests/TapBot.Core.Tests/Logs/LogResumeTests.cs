using TapBot.Core.Logs;

namespace TapBot.Core.Tests.Logs;

public sealed class LogResumeTests
{
    private readonly List<LogCursor> delivered = [];

    [Fact]
    public void Begin_NothingDelivered_HasNoSince()
    {
        Assert.Null(new LogResume().Begin());
    }

    [Fact]
    public void TryAccept_EqualTimestamps_CountsOrdinals()
    {
        var resume = new LogResume();

        Read(resume, [5, 5, 6, 5, 6, 7]);

        Assert.Equal(["5-0", "5-1", "6-0", "5-2", "6-1", "7-0"], delivered.Select(c => c.ToString()));
    }

    [Fact]
    public void Begin_TimestampsOutOfOrder_StartsAtOldest()
    {
        var resume = new LogResume();
        Read(resume, [10, 12, 9, 13]);

        Assert.Equal(9, resume.Begin());
    }

    [Fact]
    public void TryAccept_CutAnywhere_DeliversEveryLineOnce()
    {
        long[] log = [1, 2, 2, 4, 3, 5, 5, 5, 9, 7, 8, 8, 10];
        for (var first = 0; first <= log.Length; first++)
        {
            for (var second = 0; second <= log.Length; second++)
            {
                var resume = new LogResume();
                delivered.Clear();
                Read(resume, log.AsSpan(0, first));
                ReadAgain(resume, log.AsSpan(0, Math.Max(first, second)));
                ReadAgain(resume, log);

                Assert.Equal(Expected(log), delivered);
            }
        }
    }

    [Fact]
    public void TryAccept_CutWithinReplay_StillDeliversOnce()
    {
        long[] log = [.. Enumerable.Range(0, 50).Select(i => (long)(100 + i - (i % 3)))];
        for (var cut = 0; cut < 40; cut++)
        {
            var resume = new LogResume();
            delivered.Clear();
            Read(resume, log.AsSpan(0, 40));
            var since = resume.Begin();
            Read(resume, log.Where(t => t >= since).Take(cut).ToArray());
            ReadAgain(resume, log);

            Assert.Equal(Expected(log), delivered);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void TryAccept_MoreThanKept_StillDeliversOnce(int seed)
    {
        var random = new Random(seed);
        var log = new long[30_000];
        for (var i = 0; i < log.Length; i++)
            log[i] = 1_000 + (i * 3) + random.Next(-40, 40);
        var resume = new LogResume();
        var read = 0;

        while (read < log.Length)
        {
            read = Math.Min(log.Length, read + random.Next(1, 9_000));
            ReadAgain(resume, log.AsSpan(0, read));
        }

        Assert.Equal(log.Length, delivered.Count);
        Assert.Equal(log.Order(), delivered.Select(c => c.Nanoseconds).Order());
        Assert.Equal(delivered.Count, delivered.Distinct().Count());
    }

    [Fact]
    public void TryAccept_LogWasRotated_DeliversTheRest()
    {
        var resume = new LogResume();
        Read(resume, [1, 2, 3, 4, 5]);
        resume.Begin();

        Read(resume, [5, 6, 6, 7]);

        Assert.Equal([1, 2, 3, 4, 5, 6, 6, 7], delivered.Select(c => c.Nanoseconds));
    }

    [Fact]
    public void TryAccept_RotatedAwayCompletely_DeliversAll()
    {
        var resume = new LogResume();
        Read(resume, [1, 2, 3]);
        resume.Begin();

        Read(resume, [8, 9]);

        Assert.Equal([1, 2, 3, 8, 9], delivered.Select(c => c.Nanoseconds));
    }

    [Fact]
    public void TryAccept_LineStampedBeforeTheCutAndWrittenAfter_IsDelivered()
    {
        var resume = new LogResume();
        Read(resume, [10, 12, 14]);

        ReadAgain(resume, [10, 12, 14, 13, 15]);

        Assert.Equal([10, 12, 14, 13, 15], delivered.Select(c => c.Nanoseconds));
    }

    [Fact]
    public void Unfinished_LongLineCutWithin_IsReadFromItsBeginning()
    {
        var resume = new LogResume();
        Read(resume, Range(1_000, 9_500));
        resume.Unfinished(LogStream.Stdout, 500); // begun before all of these
        var since = resume.Begin();

        Assert.Equal(500, since);
        Assert.True(resume.TryAccept(500, LogStream.Stdout, out _));
        Read(resume, [.. Range(1_000, 9_500), 20_000]);

        Assert.Equal(9_501, delivered.Count);
        Assert.Equal(20_000, delivered[^1].Nanoseconds);
    }

    [Fact]
    public void TryAccept_ClockSetBack_LosesNothing()
    {
        long[] log = [.. Range(1_000_000, 9_000), .. Range(5_000, 3_000)];
        var resume = new LogResume();
        Read(resume, log.AsSpan(0, 11_000));

        ReadAgain(resume, log);

        Assert.Equal(log, delivered.Select(c => c.Nanoseconds));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(48)]
    [InlineData(LogResume.Kept - 1)]
    public void TryAccept_NewestLinesToldAgainWhileFollowing_DeliversEachOnce(int again)
    {
        var resume = new LogResume();
        var log = Enumerable.Range(1, 20_000).Select(i => (Time: (i * 1_003L) + 1, Mark: i)).ToArray();
        var told = log[..12_000].Concat(log[(12_000 - again)..15_000]).Concat(log[(15_000 - again)..]);

        var delivered = told.Where(l => resume.TryAccept(l.Time, LogStream.Stdout, out _, l.Mark)).ToList();

        Assert.Equal(log, delivered);
        Assert.False(resume.IsRepeating);
    }

    [Fact]
    public void TryAccept_OtherLinesOfDeliveredMoments_AreDelivered()
    {
        var resume = new LogResume();
        (long Time, int Mark)[] log = [(1_001, 1), (2_001, 2), (1_001, 3), (2_001, 4), (3_000, 5), (3_000, 5)];

        Assert.All(log, l => Assert.True(resume.TryAccept(l.Time, LogStream.Stdout, out _, l.Mark)));
    }

    [Theory]
    [InlineData("", "a")]
    [InlineData("a", "b")]
    [InlineData("short", "other")]
    [InlineData("2026-11-28T10:00:00Z request 1 took 5 ms", "2026-11-28T10:00:00Z request 2 took 5 ms")]
    [InlineData("12345678", "123456789")]
    public void MarkOf_OtherText_IsAnother(string one, string other)
    {
        var (first, second) = (System.Text.Encoding.UTF8.GetBytes(one), System.Text.Encoding.UTF8.GetBytes(other));

        Assert.Equal(LogResume.MarkOf(first, first.Length), LogResume.MarkOf([.. first], first.Length));
        Assert.NotEqual(LogResume.MarkOf(first, first.Length), LogResume.MarkOf(second, second.Length));
        Assert.NotEqual(0, LogResume.MarkOf(first, first.Length));
    }

    [Fact]
    public void After_CursorAmongEqualTimestamps_GoesOnBehindIt()
    {
        var resume = LogResume.After(new LogCursor(5, 1));

        Assert.Equal(5, resume.Begin());
        Read(resume, [5, 5, 5, 6]);

        Assert.Equal(["5-2", "6-0"], delivered.Select(c => c.ToString()));
    }

    [Fact]
    public void After_CursorOfNoLine_SeesWhatIsToldAgain()
    {
        var resume = LogResume.After(new LogCursor(1_000_005, 0));
        resume.Begin();
        var log = Enumerable.Range(1, 21).Select(i => (Time: 1_000_005 + (i * 1_003L), Mark: i)).ToArray();

        var told = log.Concat(log).Append((Time: 2_000_001, Mark: 22)).Where(l => resume.TryAccept(l.Time, LogStream.Stdout, out _, l.Mark)).Select(l => l.Mark);

        Assert.Equal(Enumerable.Range(1, 22), told);
    }

    [Fact]
    public void ClosedWithin_TerminalLineWithoutEnd_StartsBehindIt()
    {
        var resume = new LogResume();
        Read(resume, [5, 6]);
        resume.ClosedWithin(6);

        Assert.Equal(7, resume.Begin());
        Assert.Equal(7, resume.Begin());
        Read(resume, [9]);

        Assert.Equal(5, resume.Begin());
    }

    [Fact]
    public void TryAccept_NewLine_AllocatesNothingOnceGrown()
    {
        var resume = new LogResume();
        for (var i = 0; i < LogResume.Kept; i++)
            resume.TryAccept(i, LogStream.Stdout, out _);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10_000; i++)
            resume.TryAccept(LogResume.Kept + i, LogStream.Stdout, out _);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static long[] Range(long from, int count) => [.. Enumerable.Range(0, count).Select(i => from + i)];

    private static IEnumerable<LogCursor> Expected(long[] log) =>
        log.Select((time, index) => new LogCursor(time, log.AsSpan(0, index).Count(time)));

    private void ReadAgain(LogResume resume, ReadOnlySpan<long> log)
    {
        var since = resume.Begin() ?? long.MinValue;
        foreach (var time in log)
        {
            if (time >= since)
                Read(resume, [time]);
        }
    }

    private void Read(LogResume resume, ReadOnlySpan<long> log)
    {
        foreach (var time in log)
        {
            if (resume.TryAccept(time, LogStream.Stdout, out var cursor))
                delivered.Add(cursor);
        }
    }
}
