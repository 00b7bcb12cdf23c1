using TapBot.Core.Logs;
using TapBot.Testing.Logs;

namespace TapBot.Core.Tests.Logs;

public sealed class LogHistoryTests
{
    private const long Second = 1_000_000_000;
    private const long Start = 1_732_000_000 * Second;
    private readonly FakeLogSource source = new() { Begins = DateTimeOffset.FromUnixTimeSeconds(1_732_000_000 - 60) };

    private static CancellationToken TestEnds => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ReadBeforeAsync_DenseLog_GivesTheNewestBeforeTheCursor()
    {
        for (var i = 0; i < 1_000; i++)
            source.Write(Start + (i * Second / 10), $"{i}");

        var lines = await LogHistory.ReadBeforeAsync(source, new LogCursor(Start + (500 * Second / 10), 0), 50, TestEnds);

        Assert.Equal(Enumerable.Range(450, 50).Select(i => $"{i}"), lines.Select(line => line.Text));
        Assert.Single(source.Ranges);
    }

    [Fact]
    public async Task ReadBeforeAsync_SparseLog_WidensToTheBeginning()
    {
        for (var i = 0; i < 10; i++)
            source.Write(Start + (i * 3_600 * Second), $"{i}");

        var lines = await LogHistory.ReadBeforeAsync(source, new LogCursor(Start + (9 * 3_600 * Second), 0), 50, TestEnds);

        Assert.Equal(Enumerable.Range(0, 9).Select(i => $"{i}"), lines.Select(line => line.Text));
        Assert.Null(source.Ranges[^1].Since);
        Assert.InRange(source.Ranges.Count, 2, 8);
    }

    [Fact]
    public async Task ReadBeforeAsync_AtTheBeginning_IsEmpty()
    {
        source.Write(Start, "first");

        Assert.Empty(await LogHistory.ReadBeforeAsync(source, new LogCursor(Start, 0), 50, TestEnds));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task ReadBeforeAsync_PageAfterPage_MeetsEveryLineOnceInOrder(int seed)
    {
        var random = new Random(seed);
        var written = new List<string>();
        var time = Start;
        for (var i = 0; i < 3_000; i++)
        {
            time += random.Next(10) == 0 ? random.Next(100) * Second : random.Next(2_000_000);
            source.Write(time - random.Next(3_000_000), $"{i}"); // the stamps step back, and some are equal
            written.Add($"{i}");
        }
        var page = await LogHistory.ReadBeforeAsync(source, new LogCursor(time + Second, 0), 70, TestEnds);

        var met = new List<string>();
        while (page.Count > 0)
        {
            met.InsertRange(0, page.Select(line => line.Text));
            page = await LogHistory.ReadBeforeAsync(source, page[0].Cursor, 70, TestEnds);
        }

        Assert.Equal(written, met);
    }

    [Fact]
    public async Task ReadBeforeAsync_CursorIsGone_GoesByTime()
    {
        for (var i = 0; i < 20; i++)
            source.Write(Start + (i * Second), $"{i}");

        var lines = await LogHistory.ReadBeforeAsync(source, new LogCursor(Start + (10 * Second) + 5, 0), 3, TestEnds);

        Assert.Equal(["8", "9", "10"], lines.Select(line => line.Text));
    }

    [Fact]
    public async Task ReadBeforeAsync_LongLines_AreBoundedByBytes()
    {
        var text = new string('x', LogLine.MaxTextBytes);
        for (var i = 0; i < 2_000; i++)
            source.Write(Start + i, text);

        var lines = await LogHistory.ReadBeforeAsync(source, new LogCursor(Start + 2_000, 0), 2_000, TestEnds);

        Assert.Equal((8 << 20) / LogLine.MaxTextBytes, lines.Count);
        Assert.Equal(Start + 1_999, lines[^1].Cursor.Nanoseconds);
    }
}
