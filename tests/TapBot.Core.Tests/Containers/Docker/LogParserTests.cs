using System.Text;
using TapBot.Core.Containers.Docker;
using TapBot.Core.Logs;

namespace TapBot.Core.Tests.Containers.Docker;

public sealed class LogParserTests
{
    public static TheoryData<string> Recordings =>
    [
        "engine-20.10-small", "engine-20.10-mix", "engine-20.10-tty", "engine-26.1-small", "engine-26.1-mix", "engine-26.1-tty",
    ];

    [Theory]
    [InlineData("engine-20.10-small")]
    [InlineData("engine-26.1-small")]
    public void Feed_RecordedFrames_GivesTheLinesThatWereWritten(string recording)
    {
        var lines = Recording.Parse(Recording.Load(recording));

        Assert.Equal(
            ["first", "", "nul\0here", "bad\uFFFD\uFFFDutf", "crlf", "été 中文 😀", "\u001b[31mred\u001b[0m", "last without newline"],
            lines.Where(line => line.Stream == LogStream.Stdout).Select(line => line.Text));
        Assert.Equal(["to-err", "err2"], lines.Where(line => line.Stream == LogStream.Stderr).Select(line => line.Text));
        Assert.All(lines, line => Assert.Equal(0, line.CutBytes));
        Assert.All(lines, line => Assert.Equal(new DateOnly(2026, 11, 22), DateOnly.FromDateTime(line.Cursor.Time.UtcDateTime)));
    }

    [Theory]
    [InlineData("engine-20.10-mix")]
    [InlineData("engine-26.1-mix")]
    public void Feed_LinesLongerThanTheEnginesBuffer_JoinsTheirParts(string recording)
    {
        var lines = Recording.Parse(Recording.Load(recording));

        Assert.Equal(
            [
                (Text('a', 16_384), 40_000 + 23 - 16_384),
                (Text('c', 16_384), 0),
                (Text('d', 16_383), 0),
                (Text('e', 16_384), 1),
                ("a" + Text('é', 8_191), 20_005 - 16_383), // the character on the border is lost by the engine: U+FFFD on both sides of it
                ("during", 0),
                ("e2", 0),
                (Text('x', 16_384), 20_001 - 16_384),
                ("last without newline", 0),
            ],
            lines.Select(line => (line.Text, line.CutBytes)));
        Assert.True(lines[7].Cursor.Nanoseconds < lines[5].Cursor.Nanoseconds);
    }

    [Theory]
    [InlineData("engine-20.10-tty")]
    [InlineData("engine-26.1-tty")]
    public void Feed_RecordedTerminal_TakesLineEndsAndStampsOut(string recording)
    {
        var lines = Recording.Parse(Recording.Load(recording));

        Assert.Equal(
            [
                ("first", 0), ("", 0), ("to-err", 0), ("nul\0here", 0), ("crlf\r", 0), ("\u001b[31mred\u001b[0m", 0),
                (Text('a', 16_384), 40_003 - 16_384),
                (Text('c', 16_384), 0),
                (Text('d', 16_383), 0),
                (Text('e', 16_384), 1),
                ("last without newline", 0),
            ],
            lines.Select(line => (line.Text, line.CutBytes)));
        Assert.All(lines, line => Assert.Equal(LogStream.Stdout, line.Stream));
    }

    [Theory]
    [MemberData(nameof(Recordings))]
    public void Feed_CutAtAnyPosition_GivesTheSameLines(string recording)
    {
        var bytes = Recording.Load(recording);
        var expected = Recording.Parse(bytes);

        // All positions of a short recording; of a long one those around frames, parts and line ends, where something can go wrong.
        foreach (var cut in Enumerable.Range(0, bytes.Length).Where(at => bytes.Length < 1_000 || IsInteresting(bytes, at)))
            Assert.Equal(expected, Recording.Parse(bytes[..cut], bytes[cut..]));
    }

    [Theory]
    [MemberData(nameof(Recordings))]
    public void Feed_InSmallPieces_GivesTheSameLines(string recording)
    {
        var bytes = Recording.Load(recording);
        var expected = Recording.Parse(bytes);

        foreach (var size in new[] { 1, 2, 7, 8, 9, 31, 4_096, 16_384, 16_415 })
            Assert.Equal(expected, Recording.Parse(bytes.Chunk(size)));
    }

    [Theory]
    [InlineData("2024-11-22T17:00:18Z text\n", 1_732_294_818_000_000_000)]
    [InlineData("2024-11-22T17:00:18.1Z text\n", 1_732_294_818_100_000_000)]
    [InlineData("2024-11-22T17:00:18.123456789Z text\n", 1_732_294_818_123_456_789)]
    [InlineData("2024-11-22T19:00:18.5+02:00 text\n", 1_732_294_818_500_000_000)]
    public void Feed_TimestampOfAnyPrecision_IsRead(string message, long nanoseconds)
    {
        var line = Assert.Single(Recording.Parse(Recording.Frame(1, Encoding.UTF8.GetBytes(message))));

        Assert.Equal((nanoseconds, "text"), (line.Cursor.Nanoseconds, line.Text));
    }

    [Fact]
    public void Feed_NoTimestamp_TakesThePreviousTimeAndTheNextOrdinal()
    {
        var lines = Recording.Parse(
            Recording.Frame(1, "2024-11-22T17:00:18Z first\n"u8), Recording.Frame(1, "none\n"u8), Recording.Frame(2, "2024-13-22T17:00:18Z bad month\n"u8));

        Assert.Equal(
            [("first", 0), ("none", 1), ("2024-13-22T17:00:18Z bad month", 2)],
            lines.Select(line => (line.Text, line.Cursor.Ordinal)));
        Assert.Single(lines.Select(line => line.Cursor.Nanoseconds).Distinct());
    }

    [Fact]
    public void Feed_SeveralLinesInOneMessage_AreSeparated()
    {
        var lines = Recording.Parse(Recording.Frame(1, "2024-11-22T17:00:18Z one\r\ntwo\n\nfour\n"u8));

        Assert.Equal([("one", 0), ("two", 1), ("", 2), ("four", 3)], lines.Select(line => (line.Text, line.Cursor.Ordinal)));
    }

    [Fact]
    public void Feed_LineThatNeverEndedBeforeARestart_StaysALineOfItsOwn()
    {
        var lines = Recording.Parse(
            Recording.Frame(1, "2024-11-22T17:00:18Z stopped here"u8), Recording.Frame(1, "2024-11-22T17:00:20Z started\n"u8));

        Assert.Equal(["stopped here", "started"], lines.Select(line => line.Text));
    }

    [Fact]
    public void Feed_FiveMegabytesInOneFrame_KeepsTheBeginningAndCountsTheRest()
    {
        var message = "2024-11-22T17:00:18Z "u8.ToArray().Concat(Enumerable.Repeat((byte)'z', 5_000_000)).Append((byte)'\n').ToArray();

        var line = Assert.Single(Recording.Parse(Recording.Frame(1, message).Chunk(60_000)));

        Assert.Equal((LogLine.MaxTextBytes, 5_000_000 - LogLine.MaxTextBytes), (line.Text.Length, line.CutBytes));
    }

    [Fact]
    public void Feed_EngineReportsAnError_Fails()
    {
        var failure = Assert.Throws<LogFailedException>(() => Recording.Parse(Recording.Frame(3, "Error grabbing logs: EOF\n"u8)));

        Assert.Equal("logs.engine", failure.Why.Code);
        Assert.Equal("Error grabbing logs: EOF", failure.Why.Arguments["message"]);
    }

    [Fact]
    public void Feed_NoFrames_IsRefused()
    {
        Assert.Throws<InvalidDataException>(() => Recording.Parse(Recording.Frame(1, "2024-11-22T17:00:18Z ok\n"u8), "<html>..."u8.ToArray()));
    }

    [Fact]
    public void Complete_WithinAFrame_IsRefused()
    {
        Assert.Throws<InvalidDataException>(() => Recording.Parse(Recording.Frame(1, "2024-11-22T17:00:18Z ok\n"u8)[..12]));
    }

    [Theory]
    [InlineData("engine-20.10-mix")]
    [InlineData("engine-20.10-small")]
    public void Abandon_CutAtAnyFrame_ReadAgainGivesEveryLineOnce(string recording)
    {
        var bytes = Recording.Load(recording);
        var expected = Recording.Parse(bytes);
        foreach (var cut in Enumerable.Range(0, bytes.Length).Where(at => bytes.Length < 1_000 || IsInteresting(bytes, at)))
        {
            var resume = new LogResume();
            var sink = new Testing.Logs.CollectingSink();
            var delivery = new LogDelivery(resume, sink);
            var parser = new LogParser(delivery);
            resume.Begin();
            parser.Feed(bytes.AsSpan(0, cut));
            delivery.Flush();
            parser.Abandon();

            var since = resume.Begin() ?? 0;
            var rest = Recording.Parse(resume, Since(bytes, since));

            Assert.Equal(expected.Order(LineComparer), sink.Lines.Concat(rest).Order(LineComparer));
        }
    }

    private static readonly Comparer<LogLine> LineComparer =
        Comparer<LogLine>.Create((one, other) => (one.Cursor, one.Stream, one.Text).CompareTo((other.Cursor, other.Stream, other.Text)));

    /// <summary>What the engine does with its parameter "since": leaves out messages that are older.</summary>
    private static byte[] Since(byte[] recording, long since)
    {
        var kept = new List<byte>();
        for (var at = 0; at < recording.Length;)
        {
            var length = 8 + (recording[at + 5] << 16) + (recording[at + 6] << 8) + recording[at + 7];
            if (LogTimestamp.TryRead(recording.AsSpan(at + 8), out var time, out _) && time >= since)
                kept.AddRange(recording[at..(at + length)]);
            at += length;
        }
        return [.. kept];
    }

    private static bool IsInteresting(byte[] bytes, int at)
    {
        var near = bytes.AsSpan(Math.Max(0, at - 40), Math.Min(bytes.Length, at + 12) - Math.Max(0, at - 40));
        return near.IndexOf("Z "u8) >= 0;
    }

    private static string Text(char character, int count) => new(character, count);
}
