using Microsoft.Extensions.Time.Testing;
using TapBot.Core.Access;
using TapBot.Core.Containers;
using TapBot.Core.Logs;
using TapBot.Core.Streaming;
using TapBot.Testing;
using TapBot.Testing.Access;
using TapBot.Testing.Containers;
using TapBot.Testing.Logs;

namespace TapBot.Core.Tests.Containers.Reading;

public sealed class ContainerLogsTests : IAsyncLifetime
{
    private const int Written = 10;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);
    private static readonly Container Web = A.Container("web");

    private readonly FakeTimeProvider time = new(new LogCursor(Lines.Start, 0).Time);
    private readonly FakeLogSource source = new();
    private readonly AccessGuard guard;
    private readonly LogTails tails;
    private readonly ContainerLogs logs;

    public ContainerLogsTests()
    {
        guard = new AccessGuard(An.Store(), time);
        tails = new LogTails(source, new SharedSourceOptions(), time, null);
        logs = new ContainerLogs(guard, tails, source, time);
        for (var i = 0; i < Written; i++)
            source.Write(Lines.Start + i, $"line {i}");
    }

    private static LogKey Log => new(Web.Server, Web.Id);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await tails.DisposeAsync();
        guard.Dispose();
    }

    [Fact]
    public async Task ReadAsync_BetweenTheEndsOfTime_GivesEverything() =>
        Assert.Equal(Written, await logs.ReadAsync(An.Administrator, Web, new ContainerLogRequest(Since: DateTimeOffset.MinValue, Until: DateTimeOffset.MaxValue), Token).CountAsync(Token));

    [Fact]
    public async Task FollowAsync_EngineRefusesAWhileInTheMidstOfThePast_EachLineComesOnce()
    {
        (source.BreaksAfter, source.Refusals) = (4, 3);

        var texts = await time.PushUntilAsync(FollowAsync(Written), Step);

        Assert.Equal(Enumerable.Range(0, Written).Select(i => $"line {i}"), texts);
        Assert.Equal(0, source.Refusals);
    }

    [Fact]
    public async Task FollowAsync_EngineSilentFromTheStart_SaysSo()
    {
        source.IsSilent = true;

        await Assert.ThrowsAsync<EngineSilentException>(() => time.PushUntilAsync(FollowAsync(Written), Step));
    }

    [Fact]
    public async Task FollowAsync_EngineNeverAnswersAgain_SaysSo()
    {
        (source.BreaksAfter, source.Refusals) = (4, int.MaxValue);

        await Assert.ThrowsAsync<EngineSilentException>(() => time.PushUntilAsync(FollowAsync(Written), Step));
    }

    [Theory]
    [InlineData(4)] // in the midst of the past
    [InlineData(13)] // when it has found its place in the live log
    public async Task FollowAsync_WrittenFasterThanItIsTaken_NoLineIsMissing(int taken)
    {
        const int Flood = 50_000;
        await using var following = logs.FollowAsync(An.Administrator, Web, new LogCursor(Lines.Start + 2, 0), Written, Token).GetAsyncEnumerator(Token);
        var (texts, skipped) = (new List<string>(), 0L);
        await TakeAsync();
        await using var shared = tails.Open(Log);
        while (shared.ReadRange(0, int.MaxValue).Lines.Count < Written)
            await Task.Yield();
        while (texts.Count < Written - 3 && taken >= Written)
            await TakeAsync();
        for (var i = Written; i < taken; i++) // one after the other: these come live
        {
            source.Write(Lines.Start + i, $"line {i}");
            await TakeAsync();
        }
        for (var i = Math.Max(Written, taken); i < Flood; i++)
            source.Write(Lines.Start + i, $"line {i}");
        while (shared.ReadRange(0, int.MaxValue) is var held && held.FirstSequence + held.Lines.Count < Flood)
            await Task.Yield();

        while (texts is not [.., "line 49999"])
            await TakeAsync();

        Assert.Equal(Enumerable.Range(3, Flood - 3).Select(i => $"line {i}"), texts);
        Assert.Equal(0, skipped);

        async Task TakeAsync()
        {
            do
            {
                Assert.True(await time.PushUntilAsync(following.MoveNextAsync().AsTask(), Step));
                skipped += following.Current is LogEvent.Skipped(var lines) ? lines : 0;
            }
            while (following.Current is not LogEvent.Said);
            texts.Add(((LogEvent.Said)following.Current).Line.Text);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task FollowAsync_NoLastLines_BeginsWithWhatComesAfterAsking(bool isFollowedAlready)
    {
        source.Write(Lines.Start + Written, "one of a moment");
        source.Write(Lines.Start + Written, "another of it");
        await using var shared = isFollowedAlready ? await FilledAsync(Written + 2) : null;
        if (isFollowedAlready)
        {
            tails.Mark(Log, LogMarker.At(Lines.Start + Written + 1, LogMarker.Paused));
            tails.Settle(Log);
        }
        await using var following = logs.FollowAsync(An.Administrator, Web, null, 0, Token).GetAsyncEnumerator(Token);
        await BeginAsync(following);

        source.Write(Lines.Start + 100, "next");

        Assert.Equal("next", await NextAsync(following));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public async Task FollowAsync_LogIsEmptyWhenAsked_BeginsWithWhatComesSince(int tail)
    {
        await using var shared = await FilledAsync(Written);
        source.Forget(Written);
        await using var following = logs.FollowAsync(An.Administrator, Web, null, tail, Token).GetAsyncEnumerator(Token);
        await BeginAsync(following);

        source.Write(Lines.Start + 100, "between");
        while (shared.ReadRange(0, int.MaxValue).Lines.Count == Written)
            await Task.Yield();

        Assert.Equal("between", await NextAsync(following));
    }

    [Fact]
    public async Task FollowAsync_NoLastLinesOfASilentEngine_BeginsByTheClock()
    {
        source.IsSilent = true;
        time.Advance(TimeSpan.FromSeconds(1));
        await using var following = logs.FollowAsync(An.Administrator, Web, null, 0, Token).GetAsyncEnumerator(Token);
        await BeginAsync(following);

        source.Write(Lines.Start + 2_000_000_000, "next");

        Assert.Equal("next", await NextAsync(following));
    }

    /// <summary>Followed until it tells how it is doing: it has asked for what there is.</summary>
    private async Task BeginAsync(IAsyncEnumerator<LogEvent> following)
    {
        Assert.True(await time.PushUntilAsync(following.MoveNextAsync().AsTask(), Step));
        Assert.IsType<LogEvent.Became>(following.Current);
    }

    private async Task<string> NextAsync(IAsyncEnumerator<LogEvent> following)
    {
        do
            Assert.True(await time.PushUntilAsync(following.MoveNextAsync().AsTask(), Step));
        while (following.Current is not LogEvent.Said);
        return ((LogEvent.Said)following.Current).Line.Text;
    }

    /// <summary>Somebody else looks at the log already, and its lines have come.</summary>
    private async Task<ILogTail> FilledAsync(int lines)
    {
        var shared = tails.Open(Log);
        while (shared.ReadRange(0, int.MaxValue).Lines.Count < lines)
            await Task.Yield();
        return shared;
    }

    private async Task<List<string>> FollowAsync(int count)
    {
        var texts = new List<string>();
        await foreach (var said in logs.FollowAsync(An.Administrator, Web, null, Written, Token))
        {
            if (said is LogEvent.Said(var line))
                texts.Add(line.Text);
            if (texts.Count == count)
                break;
        }
        return texts;
    }
}
