using TapBot.Core.Access;
using TapBot.Core.Logs;
using TapBot.Core.Streaming;
using TapBot.Testing;
using TapBot.Testing.Access;
using TapBot.Testing.Logs;

namespace TapBot.Core.Tests.Logs;

/// <summary>What several logs in one look begin with, however quick or late they are.</summary>
public sealed class MergedBeginTests : MergedTests
{
    [Fact]
    public async Task Open_LogThatHasNothingYet_AllThatItSaysLaterIsShown()
    {
        var web = House.Add("server-1", "web");
        await using var tail = await OpenAsync(LogSelection.All);
        await UntilAsync(tail, t => ((MergedTail)t).HasBegun);

        Say(web, 0, 1_000);
        await HasComeAsync("web", 1_000);

        Assert.Equal(Numbers(0, 1_000), await TextsAsync(tail, 1_000));
    }

    [Fact]
    public async Task Open_LogFasterThanItIsLookedAtBeforeOthersHaveAnswered_BeginsBehindTheHole()
    {
        var (web, silent) = (House.Add("server-1", "web"), House.Add("server-2", "silent"));
        Say(web, 0, 300);
        silent.IsAway = true;
        await using var tail = await OpenAsync(LogSelection.All);
        await HasComeAsync("web", 300);
        using (var looked = CancellationTokenSource.CreateLinkedTokenSource(TestEnds))
        {
            var looking = tail.WaitAsync(looked.Token).AsTask();
            await looked.CancelAsync();
            await looking.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }
        Assert.False(((MergedTail)tail).HasBegun);

        Say(web, 300, 30_000);
        await HasComeAsync("web", 30_300);
        await UntilAsync(tail, t => ((MergedTail)t).HasBegun && t.ReadRange(0, int.MaxValue).Lines is [.., { Text: "30299" }]);

        var shown = tail.ReadRange(0, int.MaxValue).Lines;
        Assert.Equal(Numbers(30_300 - shown.Count, shown.Count), shown.Select(l => l.Text));
    }

    [Fact]
    public async Task Open_LogThatComesLater_AllThatBelongsAmongTheLinesOfOthersIsShown()
    {
        House.Add("server-1", "web").Write(At(500), "hello");
        await using var tail = await OpenAsync(LogSelection.All);
        await TextsAsync(tail, 1);

        var late = House.Add("server-1", "late");
        Say(late, 0, 300);
        await UntilAsync(tail, t => t.State is StreamState.Live); // a part of it has come, and none of that belongs there
        Say(late, 300, 700);

        Assert.Equal(["hello", .. Numbers(500, 500)], await TextsAsync(tail, 501));
    }

    [Fact]
    public async Task Follow_GoesOnBehindALine_WhatALogThatComesLaterHasWrittenSinceIsTold()
    {
        Say(House.Add("server-1", "web"), 10_000, 300);
        await using var told = House.Reader.FollowAsync(An.Administrator, LogSelection.All, new LogQuestion(), new LogPosition(new LogCursor(At(5_000), 0)), 0, TestEnds).GetAsyncEnumerator(TestEnds);
        for (var i = 10_000; i < 10_300; i++)
            Assert.Equal($"{i}", await NextAsync(told));

        var late = House.Add("server-2", "late");
        late.Write(At(4_000), "told before");
        late.Write(At(6_000), "meanwhile");

        Assert.Equal("meanwhile", await NextAsync(told));
    }

    [Theory]
    [InlineData(0, "next")]
    [InlineData(1, "6", "next")]
    [InlineData(4, "3", "4", "5", "6", "next")]
    [InlineData(100, "0", "1", "2", "3", "4", "5", "6", "next")]
    public async Task Follow_LinesThatWaitForALogThatIsBehind_CountAmongTheLastOnes(int tail, params string[] expected)
    {
        var (behind, ahead) = (House.Add("server-1", "behind"), House.Add("server-2", "ahead"));
        Say(behind, 0, 2);
        Say(ahead, 2, 5);
        await using var told = House.Reader.FollowAsync(An.Administrator, LogSelection.All, new LogQuestion(), null, tail, TestEnds).GetAsyncEnumerator(TestEnds);
        do
            Assert.True(await Time.PushUntilAsync(told.MoveNextAsync().AsTask(), TimeSpan.FromMilliseconds(50)));
        while (told.Current is not LogEvent.Became(StreamState.Live));

        behind.Write(At(9), "next");

        foreach (var text in expected)
            Assert.Equal(text, await NextAsync(told));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Open_NoLogAnswersInTime_EachLineIsShownOrFoundAbove(int refusals)
    {
        var (quiet, busy) = (House.Add("server-1", "quiet"), House.Add("server-2", "busy"));
        (quiet.IsAway, busy.IsAway) = (true, true);
        Say(quiet, 11_000, 50);
        Say(busy, 10_000, 1_000);
        Say(busy, 11_050, 2_000); // more than its ring begins with
        await using var tail = await OpenAsync(LogSelection.All);
        await UntilAsync(tail, t => ((MergedTail)t).HasBegun);
        quiet.IsAway = false;
        Assert.Equal(Numbers(11_000, 50), await TextsAsync(tail, 50));

        (busy.Refusals, busy.IsAway) = (refusals, false);
        await UntilAsync(tail, t => t.ReadRange(0, int.MaxValue).Lines is [.., { Text: "13049" }]);
        var shown = tail.ReadRange(0, int.MaxValue).Lines;
        Time.Advance(TimeSpan.FromMinutes(1));
        var above = await tail.ReadOlderAsync(shown[0].Cursor, 5_000, TestEnds);

        Assert.Equal(Numbers(10_000, 3_050), above!.Concat(shown).Select(l => l.Text));
    }

    [Fact]
    public async Task Follow_NoLogAnswersInTime_IsToldEachLineOnceFromThoseOfThePastOn()
    {
        var busy = House.Add("server-1", "busy");
        Say(busy, 0, 100);
        busy.IsAway = true;
        await using var told = House.Reader.FollowAsync(An.Administrator, LogSelection.All, new LogQuestion(), null, 10, TestEnds).GetAsyncEnumerator(TestEnds);
        foreach (var text in Numbers(90, 10))
            Assert.Equal(text, await NextAsync(told));

        Say(busy, 100, 2_000);
        busy.IsAway = false;

        foreach (var text in Numbers(100, 2_000))
            Assert.Equal(text, await NextAsync(told));
    }

    [Fact]
    public async Task Follow_NoLastLinesAndALogThatAnswersLate_IsToldWhatWasWrittenSinceItAsked()
    {
        var (late, asks) = (House.Add("server-1", "late"), Time.GetUtcNow());
        Write(-300, 300);
        late.IsAway = true;
        await using var told = House.Reader.FollowAsync(An.Administrator, LogSelection.All, new LogQuestion(), null, 0, TestEnds).GetAsyncEnumerator(TestEnds);
        Assert.True(await Time.PushUntilAsync(told.MoveNextAsync().AsTask(), TimeSpan.FromMilliseconds(50)));
        Assert.IsType<LogEvent.Became>(told.Current);
        var next = told.MoveNextAsync().AsTask();
        await Time.PushUntilAsync(() => Time.GetUtcNow() - asks >= TimeSpan.FromSeconds(4), TimeSpan.FromMilliseconds(50));

        Write(1_000, 1_500);
        late.IsAway = false;
        Assert.True(await Time.PushUntilAsync(next, TimeSpan.FromMilliseconds(50)));

        var first = told.Current is LogEvent.Said(var line) ? line.Text : await NextAsync(told);
        Assert.Equal("1000", first);
        foreach (var text in Numbers(1_001, 1_499))
            Assert.Equal(text, await NextAsync(told));

        void Write(int from, int count)
        {
            for (var i = from; i < from + count; i++)
                late.Write(LogCursor.At(asks.AddMilliseconds(i)).Nanoseconds, $"{i}");
        }
    }

    private async Task<string> NextAsync(IAsyncEnumerator<LogEvent> told)
    {
        do
            Assert.True(await Time.PushUntilAsync(told.MoveNextAsync().AsTask(), TimeSpan.FromMilliseconds(50)));
        while (told.Current is not LogEvent.Said);
        return ((LogEvent.Said)told.Current).Line.Text;
    }

    private static void Say(FakeLogSource log, int from, int count)
    {
        for (var i = from; i < from + count; i++)
            log.Write(At(i), $"{i}");
    }

    private static IEnumerable<string> Numbers(int from, int count) => Enumerable.Range(from, count).Select(i => $"{i}");

    /// <summary>All that was said has come to the ring that viewers share, although this one has not looked.</summary>
    private async Task HasComeAsync(string container, int lines)
    {
        await using var own = House.Tails.Open(House.KeyOf(container));
        while (own.ReadRange(0, int.MaxValue) is var held && held.FirstSequence + held.Lines.Count < lines)
            await Task.Yield();
    }
}
