using Microsoft.Extensions.Time.Testing;
using TapBot.Core.Logs;
using TapBot.Core.Servers;
using TapBot.Core.Streaming;
using TapBot.Testing.Logs;

namespace TapBot.Core.Tests.Logs;

public sealed class LogTailsTests : IAsyncDisposable
{
    private static readonly LogKey Key = new(ServerName.Parse("server-1"), new string('a', 64));
    private readonly FakeTimeProvider time = new();
    private readonly FakeLogSource source = new();
    private readonly LogTails tails;

    public LogTailsTests() => tails = new LogTails(source, new SharedSourceOptions(), time);

    private static CancellationToken TestEnds => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => tails.DisposeAsync();

    [Fact]
    public async Task Open_LongLog_BeginsWithTheLastThousandLines()
    {
        for (var i = 0; i < 5_000; i++)
            source.Write(i + 1, $"{i}");
        await using var tail = tails.Open(Key);

        var lines = await ReadAsync(tail, 1_000);

        Assert.Equal(Enumerable.Range(4_000, 1_000).Select(i => $"{i}"), lines);
    }

    [Fact]
    public async Task Open_ManyViewers_ShareOneUpstream()
    {
        await using var first = tails.Open(Key);
        await using var second = tails.Open(Key);
        source.Write(1, "x");

        await ReadAsync(first, 1);
        await ReadAsync(second, 1);

        Assert.Equal(1, source.Followed);
        Assert.Equal(1, tails.Running);
    }

    [Fact]
    public async Task ReadNewest_Flood_SaysHowManyWereSkippedAndFillsTheHole()
    {
        await using var tail = tails.Open(Key);
        source.Write(1, "first");
        await ReadAsync(tail, 1);
        tail.ReadNewest(1);
        await WriteAsync(tail, 2, 500);

        var batch = tail.ReadNewest(200);
        var hole = tail.ReadRange(batch.FirstSequence - batch.Skipped, (int)batch.Skipped);

        Assert.Equal((200, 301L, 300L), (batch.Lines.Count, batch.FirstSequence, batch.Skipped));
        Assert.Equal(Enumerable.Range(2, 300).Select(i => $"{i}"), hole.Lines.Select(line => line.Text));
        Assert.Empty(tail.ReadNewest(200).Lines);
    }

    [Fact]
    public async Task ReadRange_Overwritten_SaysHowMany()
    {
        await using var small = new LogTails(source, new SharedSourceOptions { MaxItems = 10 }, time);
        await using var tail = small.Open(Key);
        await WriteAsync(tail, 1, 100);

        var batch = tail.ReadRange(0, 5);

        Assert.Equal((5, 90L, 90L), (batch.Lines.Count, batch.FirstSequence, batch.Skipped));
    }

    [Fact]
    public async Task Interrupt_LinesWrittenMeanwhile_ComeOnceAfterTheRetry()
    {
        await using var tail = tails.Open(Key);
        await WriteAsync(tail, 1, 10);
        source.Interrupt(Key.Server);
        await UntilAsync(tail, state => state is StreamState.Retrying);
        for (var i = 11; i <= 20; i++)
            source.Write(i, $"{i}");

        time.Advance(TimeSpan.FromSeconds(1));
        await UntilAsync(tail, state => state is StreamState.Live);
        await WriteAsync(tail, 21, 5);

        Assert.Equal(Enumerable.Range(1, 25).Select(i => $"{i}"), tail.ReadRange(0, 100).Lines.Select(line => line.Text));
    }

    [Fact]
    public async Task Interrupt_State_SaysWhy()
    {
        await using var tail = tails.Open(Key);
        await UntilAsync(tail, state => state is StreamState.Live);

        tails.Interrupt(Key.Server);

        var retrying = Assert.IsType<StreamState.Retrying>(await UntilAsync(tail, state => state is StreamState.Retrying));
        Assert.Equal("logs.interrupted", retrying.Why.Code);
    }

    [Fact]
    public async Task Restarted_AfterTheEnd_GoesOnWithoutRepeating()
    {
        await using var tail = tails.Open(Key);
        await WriteAsync(tail, 1, 3);
        source.Stop();
        var ended = Assert.IsType<StreamState.Ended>(await UntilAsync(tail, state => state is StreamState.Ended));
        source.IsRunning = true;
        source.Write(4, "4");

        tails.Restarted(Key);
        await UntilAsync(tail, state => state is StreamState.Live);
        await WriteAsync(tail, 5, 1);

        Assert.Equal("logs.ended", ended.Why.Code);
        Assert.Equal(["1", "2", "3", "4", "5"], tail.ReadRange(0, 100).Lines.Select(line => line.Text));
    }

    [Fact]
    public async Task Restarted_BeforeTheEndOfTheEarlierRunIsSeen_GoesOn()
    {
        await using var tail = tails.Open(Key);
        await WriteAsync(tail, 1, 1);

        tails.Restarted(Key);
        source.Stop();
        source.IsRunning = true;
        source.Write(2, "2");
        await ReadAsync(tail, 2);

        Assert.Equal(2, source.Followed);
    }

    [Fact]
    public async Task Restarted_WhileRunning_DoesNothing()
    {
        await using var tail = tails.Open(Key);
        await WriteAsync(tail, 1, 1);

        tails.Restarted(Key);
        await WriteAsync(tail, 2, 1);

        Assert.Equal(1, source.Followed);
    }

    [Fact]
    public async Task ReadOlderAsync_BeforeTheTail_ReadsTheSource()
    {
        for (var i = 1; i <= 1_500; i++)
            source.Write(i, $"{i}");
        await using var tail = tails.Open(Key);
        await ReadAsync(tail, 1_000);

        var older = await tail.ReadOlderAsync(tail.ReadRange(0, 1).Lines[0].Cursor, 100, TestEnds);
        Assert.NotNull(older);

        Assert.Equal(Enumerable.Range(401, 100).Select(i => $"{i}"), older.Select(line => line.Text));
    }

    [Fact]
    public async Task DisposeAsync_LastViewer_StopsTheUpstreamAfterTheLinger()
    {
        var tail = tails.Open(Key);
        await WriteAsync(tail, 1, 1);

        await tail.DisposeAsync();
        Assert.Equal(1, tails.Running);
        time.Advance(TimeSpan.FromSeconds(31));

        await using var other = tails.Open(Key with { Source = "other" });
        await UntilAsync(other, state => state is StreamState.Live);
        while (tails.Running > 1)
            await Task.Yield();
    }

    private static async Task<StreamState> UntilAsync(ILogTail tail, Func<StreamState, bool> condition)
    {
        while (true)
        {
            var state = tail.State;
            if (condition(state))
                return state;
            await tail.WaitAsync(TestEnds);
            if (!condition(tail.State))
                tail.ReadNewest(1);
        }
    }

    private static async Task<IReadOnlyList<string>> ReadAsync(ILogTail tail, int count)
    {
        while (tail.ReadRange(0, count).Lines.Count < count)
        {
            await tail.WaitAsync(TestEnds);
            tail.ReadNewest(10_000);
        }
        return [.. tail.ReadRange(0, count).Lines.Select(line => line.Text)];
    }

    /// <summary>Writes numbered lines once the log is followed, and waits until they have reached the ring.</summary>
    private async Task WriteAsync(ILogTail tail, int first, int count)
    {
        while (tail.State is not StreamState.Live)
            await tail.WaitAsync(TestEnds);
        var end = tail.ReadRange(0, 1_000_000);
        var target = end.FirstSequence + end.Lines.Count + count;
        for (var i = first; i < first + count; i++)
            source.Write(i, $"{i}");
        for (var now = tail.ReadRange(0, 1_000_000); now.FirstSequence + now.Lines.Count < target; now = tail.ReadRange(0, 1_000_000))
            await Task.Yield();
    }
}
