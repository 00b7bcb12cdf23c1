using TapBot.Core.Streaming;
using TapBot.Portal.Ui.Logs;
using TapBot.Testing.Logs;

namespace TapBot.Portal.Tests.Ui.Logs;

public sealed class LogPagesTests
{
    private readonly FakeLogTail tail = new(new StreamState.Live(DateTimeOffset.UnixEpoch));
    private readonly LogPages pages;
    private readonly CancellationToken token = TestContext.Current.CancellationToken;

    public LogPagesTests()
    {
        pages = new LogPages(tail);
        tail.Write(Lines.From(0, 1_000));
    }

    [Fact]
    public async Task Older_InTheRing_AsksNobody()
    {
        var page = await pages.OlderAsync(600, Lines.One(600).Cursor, 500, token);

        Assert.Equal(100, page.First);
        Assert.Equal(Lines.From(100, 500), page.Lines);
        Assert.Equal(0, tail.OlderReads);
    }

    [Fact]
    public async Task Older_OverwrittenInTheRing_ComesFromTheSource()
    {
        tail.Overwrite(300);

        var page = await pages.OlderAsync(600, Lines.One(600).Cursor, 500, token);

        Assert.Equal(-1, page.First);
        Assert.Equal(Lines.From(100, 500), page.Lines);
    }

    [Fact]
    public async Task Fill_AtItsStart_GivesTheFirstLines()
    {
        var page = await pages.FillAsync(Gap(100, 700), atEnd: false, 500, token);

        Assert.Equal(Lines.From(100, 500), page.Lines);
        Assert.False(page.AtEnd);
        Assert.False(page.Closed);
    }

    [Fact]
    public async Task Fill_AtItsEnd_GivesTheLastLines()
    {
        var page = await pages.FillAsync(Gap(100, 700), atEnd: true, 500, token);

        Assert.Equal(300, page.First);
        Assert.Equal(Lines.From(300, 500), page.Lines);
        Assert.True(page.AtEnd);
    }

    [Fact]
    public async Task Fill_SmallGap_ClosesIt()
    {
        var page = await pages.FillAsync(Gap(100, 20), atEnd: false, 500, token);

        Assert.Equal(Lines.From(100, 20), page.Lines);
        Assert.True(page.Closed);
    }

    [Fact]
    public async Task Fill_OverwrittenInTheRing_ComesFromTheSourceAndStopsAtTheLineAbove()
    {
        tail.Overwrite(900);

        var page = await pages.FillAsync(Gap(100, 300), atEnd: false, 500, token);

        Assert.Equal(Lines.From(100, 300), page.Lines);
        Assert.True(page.AtEnd);
        Assert.True(page.Closed);
    }

    [Fact]
    public async Task Fill_LostEverywhere_GivesNothingAndDoesNotClaimMore()
    {
        tail.Overwrite(1_000);
        tail.Older.Clear();

        var page = await pages.FillAsync(Gap(100, 300), atEnd: false, 500, token);

        Assert.Empty(page.Lines);
        Assert.False(page.Closed);
    }

    private static LogGap Gap(int from, int count) => new(from, count, Lines.One(from - 1).Cursor, Lines.One(from + count).Cursor);
}
