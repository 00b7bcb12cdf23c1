using TapBot.Core.Logs;
using TapBot.Testing.Logs;

namespace TapBot.Core.Tests.Logs.Store;

public sealed class LogArchivePagesTests : IAsyncDisposable
{
    private readonly StoreRig rig = new();

    public ValueTask DisposeAsync() => rig.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task ReadBefore_AnyLine_GivesTheLinesInFrontOfIt(int seed)
    {
        var lines = await FillAsync(seed, 400);
        for (var at = 0; at < lines.Length; at += 7)
        {
            var from = Array.FindLastIndex(lines, l => l.Cursor == lines[at].Cursor);
            Assert.Equal(lines[Math.Max(0, from - 50)..from], rig.Archive.ReadBefore(lines[at].Cursor, 50));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task ReadAfter_AnyLine_GivesTheLinesBehindIt(int seed)
    {
        var lines = await FillAsync(seed, 400);
        for (var at = 0; at < lines.Length; at += 7)
        {
            var from = Array.FindLastIndex(lines, l => l.Cursor == lines[at].Cursor) + 1;
            Assert.Equal(lines[from..Math.Min(lines.Length, from + 50)], rig.Archive.ReadAfter(lines[at].Cursor, 50));
        }
    }

    [Fact]
    public async Task ReadBeforeAndAfter_MomentBetweenLines_MeetWithoutGapOrOverlap()
    {
        var lines = await FillAsync(4, 400);
        var random = new Random(4);
        for (var i = 0; i < 100; i++)
        {
            var moment = new LogCursor(lines[random.Next(lines.Length)].Cursor.Nanoseconds + random.Next(-1_000_000, 1_000_000), 500_000);

            var (before, after) = (rig.Archive.ReadBefore(moment, 1_000), rig.Archive.ReadAfter(moment, 1_000));

            Assert.Equal(lines, before.Concat(after));
            Assert.True(after.Count == 0 || after[0].Cursor.CompareTo(moment) > 0);
        }
    }

    [Fact]
    public async Task ReadBefore_BeyondEitherEnd_GivesNothingOrTheLast()
    {
        var lines = await FillAsync(5, 100);

        Assert.Empty(rig.Archive.ReadBefore(new LogCursor(0, 0), 10));
        Assert.Equal(lines[..10], rig.Archive.ReadAfter(new LogCursor(0, 0), 10));
        Assert.Equal(lines[^10..], rig.Archive.ReadBefore(new LogCursor(long.MaxValue, 0), 10));
        Assert.Empty(rig.Archive.ReadAfter(new LogCursor(long.MaxValue, 0), 10));
    }

    [Fact]
    public void ReadBefore_EmptyArchive_GivesNothing() => Assert.Empty(rig.Archive.ReadBefore(new LogCursor(5, 0), 10));

    [Fact]
    public async Task ReadBefore_ScrolledToTheTop_SawEveryLineOnce()
    {
        var lines = await FillAsync(6, 1_000);
        var seen = new List<LogLine>();
        for (var page = rig.Archive.ReadBefore(new LogCursor(long.MaxValue, 0), 33); page.Count > 0; page = rig.Archive.ReadBefore(page[0].Cursor, 33))
            seen.InsertRange(0, page);

        Assert.Equal(lines, seen);
    }

    /// <summary>Some in segments, some waiting, some in the open block.</summary>
    private async Task<LogLine[]> FillAsync(int seed, int count)
    {
        // Markers of the same moment would share a cursor, and so would lines whose timestamps return after others.
        var lines = StrangeLines.Make(seed, count * 2, StoreRig.Web).DistinctBy(l => l.Cursor).Take(count).ToArray();
        rig.Archive.Append(lines.AsSpan(0, count - 20));
        await rig.Store.FlushAsync();
        rig.Archive.Append(lines.AsSpan(count - 20));
        return lines;
    }
}
