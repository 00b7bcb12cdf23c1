using TapBot.Core.Logs;
using TapBot.Testing;
using TapBot.Testing.Access;
using TapBot.Testing.Logs;

namespace TapBot.Core.Tests.Logs;

/// <summary>The clock of a machine is put back by an hour while a container writes: its log stays in the order it was written.</summary>
public sealed class ClockBackTests : IAsyncDisposable
{
    private const int Written = 300;
    private const long Hour = 3_600_000_000_000;

    private readonly StoreRig rig = new();
    private readonly FakeLogHouse house;
    private readonly FakeLogSource log;

    public ClockBackTests()
    {
        house = new FakeLogHouse(rig.Time, new RecordedStore(rig.Store));
        log = house.Add("alpha", "shop-web-1", "shop", "web");
    }

    private static CancellationToken TestEnds => TestContext.Current.CancellationToken;

    private static IEnumerable<string> Expected => Enumerable.Range(1, Written).Select(i => $"{i}");

    public async ValueTask DisposeAsync()
    {
        await house.DisposeAsync();
        await rig.DisposeAsync();
    }

    [Fact]
    public async Task ClockPutBack_LiveWholeAndScrolled_AreInTheOrderOfWriting()
    {
        await using var tail = (LogTail)house.Tails.Pin(house.KeyOf("shop-web-1"));
        for (var i = 1; i <= Written; i++)
            log.Write(Lines.Start + (i * 10_000_000L) - (i > Written / 2 ? Hour : 0), $"{i}");
        await rig.Time.PushUntilAsync(() => rig.Archive.Lines >= Written, TimeSpan.Zero);

        Assert.Equal(Expected, tail.ReadRange(0, 1_000).Lines.Select(l => l.Text));
        Assert.Equal(Expected, await house.Reader.ReadAsync(An.Administrator, LogSelection.All, new LogQuestion(), TestEnds).Select(l => l.Text).ToListAsync(TestEnds));
        Assert.Equal(Expected, await ScrolledAsync());
    }

    [Theory]
    [InlineData(100)]
    [InlineData(200)]
    public async Task ClockPutBack_FollowerComesBack_IsToldWhatWasWrittenSince(int last)
    {
        await using var tail = house.Tails.Pin(house.KeyOf("shop-web-1"));
        for (var i = 1; i <= Written; i++)
            log.Write(Lines.Start + (i * 10_000_000L) - (i > Written / 2 ? Hour : 0), $"{i}");
        await rig.Time.PushUntilAsync(() => rig.Archive.Lines >= Written, TimeSpan.Zero);
        var seen = new LogCursor(Lines.Start + (last * 10_000_000L) - (last > Written / 2 ? Hour : 0), 0);

        var told = house.Reader.FollowAsync(An.Administrator, LogSelection.All, new LogQuestion(), new LogPosition(seen), 0, TestEnds).OfType<LogEvent.Said>().Take(Written - last).Select(s => s.Line.Text).ToListAsync(TestEnds).AsTask();
        await rig.Time.PushUntilAsync(() => told.IsCompleted, TimeSpan.FromMilliseconds(100));

        Assert.Equal(Expected.Skip(last), await told);
    }

    private async Task<List<string>> ScrolledAsync()
    {
        var found = new List<string>();
        LogCursor? before = null;
        while (await PageAsync(before) is { Count: > 0 } page)
        {
            found.AddRange(page.Select(l => l.Text));
            before = page[^1].Cursor;
        }
        found.Reverse();
        return found;
    }

    private async Task<List<LogLine>> PageAsync(LogCursor? before) =>
        await house.Reader.SearchAsync(An.Administrator, LogSelection.All, new LogQuestion(), before is { } place ? new LogPosition(place) : null, TestEnds).OfType<LogFinding.Found>().Take(40).Select(f => f.Line).ToListAsync(TestEnds);
}
