using TapBot.Core.Access;
using TapBot.Core.Logs;
using TapBot.Core.Streaming;
using TapBot.Testing.Access;
using TapBot.Testing.Logs;

namespace TapBot.Core.Tests.Logs;

public sealed class MergedTailTests : MergedTests
{
    [Fact]
    public async Task Open_TwoLogsInTurns_AreInTheOrderOfTime()
    {
        var (one, other) = (House.Add("server-1", "one"), House.Add("server-2", "other"));
        for (var i = 0; i < 200; i++)
            (i % 2 == 0 ? one : other).Write(At(i * 5), $"{i}");
        await using var tail = await OpenAsync(LogSelection.All);

        Assert.Equal(Enumerable.Range(0, 199).Select(i => $"{i}"), (await TextsAsync(tail, 199)).Take(199));
        for (var i = 200; i < 400; i++)
            (i % 2 == 0 ? one : other).Write(At(i * 5), $"{i}");

        Assert.Equal(Enumerable.Range(0, 399).Select(i => $"{i}"), (await TextsAsync(tail, 399)).Take(399));
    }

    [Fact]
    public async Task Open_BusyAndQuietLog_ShowsNothingOlderThanWhatTheBusyOneBeginsWith()
    {
        var (busy, quiet) = (House.Add("server-1", "busy"), House.Add("server-1", "quiet"));
        quiet.Write(At(1), "long ago");
        for (var i = 0; i < 1_000; i++)
            busy.Write(At(10_000 + i), $"{i}");
        quiet.Write(At(20_000), "just now");
        await using var tail = await OpenAsync(LogSelection.All);

        await UntilAsync(tail, t => t.ReadRange(0, int.MaxValue).Lines.Any(l => l.Text == "just now"));
        var shown = tail.ReadRange(0, int.MaxValue).Lines.Select(l => l.Text).ToList();
        var older = await tail.ReadOlderAsync(tail.ReadRange(0, 1).Lines[0].Cursor, 2_000, TestEnds);

        Assert.DoesNotContain("long ago", shown);
        Assert.Equal("just now", shown[^1]);
        Assert.Equal(["long ago", .. Enumerable.Range(0, 1_000).Select(i => $"{i}"), "just now"], older!.Select(l => l.Text).Concat(shown));
    }

    [Fact]
    public async Task Filter_Given_OnlyLinesThatMatchAreCountedAndOlderOnesFound()
    {
        var log = House.Add("server-1", "web");
        for (var i = 0; i < 500; i++)
            log.Write(At(i), i % 100 == 0 ? $"needle {i}" : $"hay {i}");
        Assert.True(LogFilter.TryParse("needle", LogFilterSyntax.Words, out var filter, out _));
        await using var tail = await OpenAsync(LogSelection.All, filter);

        await UntilAsync(tail, t => t.ReadRange(0, int.MaxValue).Lines.Any(l => l.Text == "needle 400"));
        var shown = tail.ReadRange(0, int.MaxValue).Lines.Select(l => l.Text).ToList();
        var older = await tail.ReadOlderAsync(tail.ReadRange(0, 1).Lines[0].Cursor, 10, TestEnds);

        Assert.Equal(["needle 0", "needle 100", "needle 200", "needle 300", "needle 400"], older!.Select(l => l.Text).Concat(shown));
    }

    [Fact]
    public async Task Open_ContainerCreatedAnew_GoesOnInTheSameLookWithoutTouchingOthers()
    {
        var (web, db) = (House.Add("server-1", "shop-web-1", "shop", "web"), House.Add("server-1", "shop-db-1", "shop", "db"));
        web.Write(At(1), "old web");
        db.Write(At(2), "db");
        await using var tail = await OpenAsync(new LogSelection([LogSelector.Parse("server-1/shop")]));
        await TextsAsync(tail, 2);

        House.Remove("shop-web-1");
        House.Add("server-1", "shop-web-1", "shop", "web", generation: 2).Write(At(3), "new web");

        Assert.Equal(["old web", "db", "new web"], await TextsAsync(tail, 3));
        Assert.Equal(1, db.Followed);
    }

    [Fact]
    public async Task Open_ViewerOfOneProject_SeesOnlyItsLinesAndLosesThemWithTheRight()
    {
        House.Rights.Give(An.Viewer, new Grant(Role.Viewer, Project: "shop"));
        House.Add("server-1", "shop-web-1", "shop", "web").Write(At(1), "shop");
        House.Add("server-1", "vault").Write(At(2), "secret");
        await using var tail = await House.Reader.OpenAsync(An.Viewer, LogSelection.All, null, TestEnds);

        Assert.Equal(["shop"], await TextsAsync(tail, 1));
        House.Rights.Give(An.Viewer);
        House.Guard.Forget();
        await UntilAsync(tail, t => t.State is StreamState.Ended { Why.Code: "logs.rightLost" });
        var none = await tail.ReadOlderAsync(new LogCursor(At(9), 0), 10, TestEnds);

        Assert.Empty(none!);
        await Assert.ThrowsAsync<AccessDeniedException>(() => House.Reader.OpenAsync(An.Viewer, LogSelection.All, null, TestEnds));
    }

    [Fact]
    public async Task Flood_LinesOverwrittenBeforeTheyWereRead_AreCountedAndFoundAgain()
    {
        var log = House.Add("server-1", "busy");
        log.Write(At(0), "0");
        await using var tail = await OpenAsync(LogSelection.All);
        await TextsAsync(tail, 1);
        tail.ReadNewest(10);
        const int Many = 50_000;
        for (var i = 1; i <= Many; i++)
            log.Write(At(i), $"{i}");
        await using (var all = House.Tails.Open(House.KeyOf("busy")))
        {
            while (all.ReadRange(0, int.MaxValue) is var held && held.FirstSequence + held.Lines.Count <= Many)
                await Task.Yield();
        }

        var (shown, skipped) = (new List<LogLine>(), 0L);
        while (shown.Count == 0 || shown[^1].Text != $"{Many}")
        {
            var batch = tail.ReadNewest(200);
            shown.AddRange(batch.Lines);
            skipped += batch.Skipped;
        }
        var before = await tail.ReadOlderAsync(shown[0].Cursor, Many, TestEnds);

        Assert.Equal(Many, shown.Count + skipped);
        Assert.Equal(Enumerable.Range(0, Many + 1 - shown.Count).Select(i => $"{i}"), before!.Select(l => l.Text));
    }

    [Fact]
    public async Task Open_NothingMeant_SaysSo()
    {
        await using var tail = await OpenAsync(new LogSelection([LogSelector.Parse("server-1/none")]));

        await UntilAsync(tail, t => t.State is StreamState.Ended { Why.Code: "logs.noneMatch" });
        Assert.Empty(tail.ReadNewest(10).Lines);
    }

    [Fact]
    public async Task Dispose_AfterAWhile_NoLogIsFollowed()
    {
        House.Add("server-1", "one").Write(At(1), "x");
        House.Add("server-1", "two").Write(At(2), "y");
        var tail = await OpenAsync(LogSelection.All);
        await TextsAsync(tail, 2);
        Assert.Equal(2, House.Tails.Running);

        await tail.DisposeAsync();
        Time.Advance(TimeSpan.FromSeconds(31));
        while (House.Tails.Running > 0)
            await Task.Yield();

        Assert.Equal(0, House.Tails.Running);
    }

    [Fact]
    public async Task Removed_LastLinesAndTheEndStillOnTheirWay_AreShown()
    {
        var web = House.Add("server-1", "web");
        House.Add("server-1", "other");
        await using var tail = await OpenAsync(LogSelection.All);
        web.Write(At(1), "hello");
        Assert.Equal(["hello"], await TextsAsync(tail, 1));
        var key = House.KeyOf("web");

        var waiting = tail.WaitAsync(TestEnds).AsTask();
        House.Remove("web");
        while (((MergedTail)tail).Places.Count > 1)
            await Task.Yield();
        web.Write(At(2), "last words");
        await using (var own = House.Tails.Open(key))
        {
            while (own.ReadRange(0, 10).Lines.Count < 2)
                await Task.Yield();
        }
        House.Tails.Mark(key, LogMarker.At(At(3), LogMarker.Exited, "137", web.Origin));
        House.Tails.Settle(key);
        await waiting;

        Assert.Equal(["hello", "last words", "exited 137"], await TextsAsync(tail, 3));
    }

    [Fact]
    public async Task ReadOlder_LastLinesHaveNotComeYet_TheyAreToldOnce()
    {
        var web = House.Add("server-1", "web");
        await using var tail = await OpenAsync(LogSelection.All);
        await UntilAsync(tail, t => t.State is StreamState.Live);
        House.Tails.Mark(House.KeyOf("web"), LogMarker.At(At(5), LogMarker.Started, origin: web.Origin));
        House.Tails.Settle(House.KeyOf("web"));
        Assert.Equal(["started"], await TextsAsync(tail, 1));

        web.WriteUnseen(At(3), "hello");
        var older = await tail.ReadOlderAsync(tail.ReadRange(0, 1).Lines[0].Cursor, 10, TestEnds);
        web.HandOut(At(3), "hello");
        web.Write(At(9), "next");

        Assert.Equal(["hello"], older!.Select(l => l.Text));
        Assert.Equal(["started", "next"], await TextsAsync(tail, 2));
    }

    [Fact]
    public async Task ReadOlder_LastLinesHaveComeMeanwhile_TheyAreNotToldAgain()
    {
        var web = House.Add("server-1", "web");
        await using var tail = await OpenAsync(LogSelection.All);
        await UntilAsync(tail, t => t.State is StreamState.Live);
        House.Tails.Mark(House.KeyOf("web"), LogMarker.At(At(5), LogMarker.Started, origin: web.Origin));
        House.Tails.Settle(House.KeyOf("web"));
        await TextsAsync(tail, 1);
        var marker = tail.ReadRange(0, 1).Lines[0].Cursor;
        web.Write(At(3), "hello");
        Assert.Equal(["started", "hello"], await TextsAsync(tail, 2));

        Assert.Empty((await tail.ReadOlderAsync(marker, 10, TestEnds))!);
    }

    [Fact]
    public async Task ReadOlder_BeginsWithinLinesOfOneMoment_EachLineIsThereOnce()
    {
        var (busy, quiet) = (House.Add("server-1", "busy"), House.Add("server-1", "quiet"));
        for (var i = 0; i < 255; i++)
            busy.Write(At(i / 10), $"busy {i}"); // the last 200 begin with the sixth of ten lines of one moment
        for (var i = 0; i < 8; i++)
            quiet.Write(At(5), $"quiet {i}");
        await using var tail = await OpenAsync(LogSelection.All);
        await UntilAsync(tail, t => t.ReadRange(0, int.MaxValue).Lines is [.., { Text: "busy 254" }]);
        var lines = tail.ReadRange(0, int.MaxValue).Lines.ToList();
        Time.Advance(TimeSpan.FromMinutes(1));

        while (await tail.ReadOlderAsync(lines[0].Cursor, 1, TestEnds) is { Count: > 0 } older)
            lines.InsertRange(0, older);

        Assert.Equal(255 + 8, lines.Count);
        Assert.Equal(lines.Count, lines.Select(l => l.Text).Distinct().Count());
    }
}
