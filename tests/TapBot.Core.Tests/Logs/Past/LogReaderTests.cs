using Microsoft.Extensions.Time.Testing;
using TapBot.Core.Access;
using TapBot.Core.Logs;
using TapBot.Testing;
using TapBot.Testing.Access;
using TapBot.Testing.Logs;

namespace TapBot.Core.Tests.Logs;

public sealed class LogReaderTests : IAsyncDisposable
{
    private readonly FakeLogHouse house = new(new FakeTimeProvider());

    private static CancellationToken TestEnds => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task Read_SeveralLogs_AreInTheOrderOfTimeWithinTheRange()
    {
        var (one, other) = (house.Add("server-1", "one"), house.Add("server-2", "other"));
        for (var i = 0; i < 100; i++)
            (i % 3 == 0 ? one : other).Write(At(i), $"{i}");

        var lines = await TextsAsync(new LogQuestion(Lines.One(10).Cursor.Time, Lines.One(19).Cursor.Time));

        Assert.Equal(Enumerable.Range(10, 10).Select(i => $"{i}"), lines);
    }

    [Fact]
    public async Task Read_ViewerOfOneProject_GetsOnlyItsLines()
    {
        house.Rights.Give(An.Viewer, new Grant(Role.Viewer, Project: "shop"));
        house.Add("server-1", "shop-web-1", "shop", "web").Write(At(1), "shop");
        house.Add("server-1", "vault").Write(At(2), "secret");

        Assert.Equal(["shop"], await house.Reader.ReadAsync(An.Viewer, LogSelection.All, new LogQuestion(), TestEnds).Select(l => l.Text).ToListAsync(TestEnds));
        Assert.Equal("shop", Assert.Single(await house.Reader.SourcesAsync(An.Viewer, LogSelection.All, TestEnds)).Origin.Project);
        var found = await house.Reader.SearchAsync(An.Viewer, LogSelection.All, new LogQuestion(), null, TestEnds).OfType<LogFinding.Found>().ToListAsync(TestEnds);
        Assert.Equal("shop", Assert.Single(found).Line.Text);
    }

    [Fact]
    public async Task Search_SeveralLogs_FindsTheNewestFirstAndGoesOnBeforeAPlace()
    {
        var (one, other) = (house.Add("server-1", "one"), house.Add("server-2", "other"));
        for (var i = 0; i < 1_000; i++)
            (i % 2 == 0 ? one : other).Write(At(i), i % 100 < 2 ? $"needle {i}" : $"hay {i}");
        Assert.True(LogFilter.TryParse("needle", LogFilterSyntax.Words, out var filter, out _));
        var expected = Enumerable.Range(0, 1_000).Where(i => i % 100 < 2).Reverse().Select(i => $"needle {i}").ToList();

        var first = await FoundAsync(filter, null).Take(5).ToListAsync(TestEnds);
        var rest = await FoundAsync(filter, first[^1].Cursor).ToListAsync(TestEnds);

        Assert.Equal(expected, first.Concat(rest).Select(l => l.Text));
    }

    [Fact]
    public async Task Search_UntilTheEndOfTime_FindsEverything()
    {
        house.Add("server-1", "one").Write(At(1), "here");
        var ever = new LogQuestion(DateTimeOffset.MinValue, DateTimeOffset.MaxValue);

        Assert.Equal(["here"], await house.Reader.SearchAsync(An.Administrator, LogSelection.All, ever, null, TestEnds).OfType<LogFinding.Found>().Select(f => f.Line.Text).ToListAsync(TestEnds));
        Assert.Equal(["here"], await TextsAsync(ever));
    }

    [Fact]
    public async Task Search_SourceIsSilent_TellsItAndSearchesTheOthers()
    {
        house.Add("server-1", "one").Write(At(1), "here");
        house.Add("server-2", "other").IsSilent = true;

        var findings = await house.Reader.SearchAsync(An.Administrator, LogSelection.All, new LogQuestion(), null, TestEnds).ToListAsync(TestEnds);

        Assert.Equal("here", Assert.Single(findings.OfType<LogFinding.Found>()).Line.Text);
        Assert.Equal("server-2/other", Assert.Single(findings.OfType<LogFinding.Silent>()).Origin.Source);
    }

    [Fact]
    public async Task Read_SourceIsSilent_FailsRatherThanLookComplete()
    {
        house.Add("server-1", "one").Write(At(1), "here");
        house.Add("server-2", "other").IsSilent = true;

        var silent = await Assert.ThrowsAsync<LogSilentException>(() => TextsAsync(new LogQuestion()));

        Assert.Equal("logs.unreachable", silent.Reason.Code);
    }

    [Fact]
    public async Task Around_PlaceOfALine_GivesItsNeighboursInAllLogs()
    {
        var (one, other) = (house.Add("server-1", "one"), house.Add("server-2", "other"));
        for (var i = 0; i < 100; i++)
            (i % 2 == 0 ? one : other).Write(At(i), $"{i}");

        var lines = await house.Reader.AroundAsync(An.Administrator, LogSelection.All, Lines.One(50).Cursor, 3, TestEnds);

        Assert.Equal(["47", "48", "49", "50", "51", "52"], lines.Select(l => l.Text));
    }

    [Fact]
    public async Task Search_KeptFromTheBeginning_AsksTheSourceOnceForWhatIsNotThere()
    {
        await using var rig = new StoreRig();
        await using var kept = new FakeLogHouse(rig.Time, new RecordedStore(rig.Store));
        var log = kept.Add("alpha", "shop-web-1", "shop", "web");
        await using var tail = kept.Tails.Pin(kept.KeyOf("shop-web-1"));
        for (var i = 0; i < 100; i++)
            log.Write(At(i), $"{i}");
        await rig.Time.PushUntilAsync(() => rig.Archive.Lines >= 100, TimeSpan.Zero);

        var first = await kept.Reader.SearchAsync(An.Administrator, LogSelection.All, new LogQuestion(), null, TestEnds).OfType<LogFinding.Found>().CountAsync(TestEnds);
        var asked = log.Ranges.Count;
        var again = await kept.Reader.SearchAsync(An.Administrator, LogSelection.All, new LogQuestion(), null, TestEnds).OfType<LogFinding.Found>().CountAsync(TestEnds);
        var read = await kept.Reader.ReadAsync(An.Administrator, LogSelection.All, new LogQuestion(), TestEnds).CountAsync(TestEnds);

        Assert.Equal((100, 100, 100), (first, again, read));
        Assert.Equal(asked, log.Ranges.Count);
    }

    [Fact]
    public async Task Lines_SourceIsSilent_FailBehindTheLastThatWasFound()
    {
        house.Add("server-1", "one").Write(At(1), "here");
        house.Add("server-2", "other").IsSilent = true;
        var lines = house.Reader.SearchAsync(An.Administrator, LogSelection.All, new LogQuestion(), null, TestEnds).LinesAsync(10, TestEnds).GetAsyncEnumerator(TestEnds);

        Assert.True(await lines.MoveNextAsync());
        Assert.Equal("here", lines.Current.Text);
        var silent = await Assert.ThrowsAsync<LogSilentException>(async () => await lines.MoveNextAsync());
        Assert.Equal("logs.silentSource", silent.Reason.Code);
        await lines.DisposeAsync();
    }

    private static long At(int milliseconds) => Lines.Start + (milliseconds * 1_000_000L);

    private async Task<List<string>> TextsAsync(LogQuestion question) =>
        await house.Reader.ReadAsync(An.Administrator, LogSelection.All, question, TestEnds).Select(l => l.Text).ToListAsync(TestEnds);

    private IAsyncEnumerable<LogLine> FoundAsync(LogFilter filter, LogCursor? before) =>
        house.Reader.SearchAsync(An.Administrator, LogSelection.All, new LogQuestion(Filter: filter), before is { } place ? new LogPosition(place) : null, TestEnds).OfType<LogFinding.Found>().Select(f => f.Line);
}
