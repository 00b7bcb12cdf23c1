using Microsoft.Extensions.Time.Testing;
using TapBot.Core.Logs;
using TapBot.Testing;
using TapBot.Testing.Access;
using TapBot.Testing.Logs;

namespace TapBot.Core.Tests.Logs;

public sealed class OverrunFollowerTests
{
    private const int Flood = 50_000; // more than a look holds
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);
    private readonly FakeTimeProvider time = new(new LogCursor(Lines.Start, 0).Time);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Follow_LogIsQuickerThanItIsTaken_TellsEachLineOnceAndInOrder()
    {
        await using var house = new FakeLogHouse(time);
        var log = house.Add("server-1", "web-0");
        log.Write(Lines.Start, "0");
        await using var following = house.Reader.FollowAsync(An.Administrator, LogSelection.All, new LogQuestion(), null, 10, Token).GetAsyncEnumerator(Token);
        var texts = new List<string> { await SaidAsync(following) };
        for (var i = 1; i < Flood; i++)
            log.Write(Lines.Start + i, $"{i}");
        await ArrivedAsync(house, Flood, 1);

        while (texts.Count < Flood)
            texts.Add(await SaidAsync(following));

        Assert.Equal(Enumerable.Range(0, Flood).Select(i => $"{i}"), texts);
    }

    [Fact]
    public async Task Follow_SeveralLogsAreQuicker_SaysHowManyWereSkippedAndTellsTheRestOnce()
    {
        await using var house = new FakeLogHouse(time);
        FakeLogSource[] logs = [house.Add("server-1", "web-0"), house.Add("server-1", "web-1")];
        logs[0].Write(Lines.Start, "0");
        logs[1].Write(Lines.Start + 1_000, "1");
        await using var following = house.Reader.FollowAsync(An.Administrator, LogSelection.All, new LogQuestion(), null, 10, Token).GetAsyncEnumerator(Token);
        var (texts, skipped) = (new List<string> { await SaidAsync(following) }, 0L);
        for (var i = 2; i < Flood; i++)
            logs[i % 2].Write(Lines.Start + (i * 1_000L), $"{i}");
        await ArrivedAsync(house, Flood, 2);

        while (texts.Count + skipped < Flood)
        {
            var next = await NextAsync(following);
            skipped += next is LogEvent.Skipped(var lines) ? lines : 0;
            if (next is LogEvent.Said(var line))
                texts.Add(line.Text);
        }

        Assert.InRange(skipped, 1, Flood - 10_000);
        Assert.Equal(Flood, texts.Count + skipped);
        Assert.Equal(texts.Count, texts.Distinct().Count());
    }

    [Fact]
    public async Task Follow_LogIsQuickerAndThePastIsSilent_SaysHowManyWereSkipped()
    {
        await using var house = new FakeLogHouse(time);
        var log = house.Add("server-1", "web-0");
        log.Write(Lines.Start, "0");
        await using var following = house.Reader.FollowAsync(An.Administrator, LogSelection.All, new LogQuestion(), null, 10, Token).GetAsyncEnumerator(Token);
        var (told, skipped) = (1, 0L);
        await SaidAsync(following);

        log.IsSilent = true;
        for (var i = 1; i < Flood; i++)
            log.Write(Lines.Start + i, $"{i}");
        await ArrivedAsync(house, Flood, 1);
        while (told + skipped < Flood)
        {
            var next = await NextAsync(following);
            told += next is LogEvent.Said ? 1 : 0;
            skipped += next is LogEvent.Skipped(var lines) ? lines : 0;
        }

        Assert.Equal(Flood - 20_000 - 1, skipped); // a ring holds 20,000, and the first line was told
        Assert.Equal(Flood, told + skipped);
    }

    [Fact]
    public async Task Follow_ContainerIsRemovedWhileNobodyTakes_TellsItsLastLines()
    {
        await using var house = new FakeLogHouse(time);
        FakeLogSource[] logs = [house.Add("server-1", "web-0"), house.Add("server-1", "web-1")];
        logs[0].Write(Lines.Start + 10, "first");
        logs[1].Write(Lines.Start + 1, "other");
        await using var following = house.Reader.FollowAsync(An.Administrator, LogSelection.All, new LogQuestion(), null, 10, Token).GetAsyncEnumerator(Token);
        await SaidAsync(following);
        await SaidAsync(following);
        await using var shared = house.Tails.Open(house.KeyOf("web-0"));
        house.Remove("web-0");
        logs[1].Write(Lines.Start + 5, "seen"); // waits for nothing: the other has spoken later
        Assert.True(await time.PushUntilAsync(following.MoveNextAsync().AsTask(), TimeSpan.Zero)); // it is known to be removed
        Assert.Equal("seen", Assert.IsType<LogEvent.Said>(following.Current).Line.Text);

        logs[0].Write(Lines.Start + 12, "last");
        while (shared.ReadRange(0, int.MaxValue).Lines is not [.., { Text: "last" }])
            await Task.Yield();
        time.Advance(TimeSpan.FromSeconds(5));
        logs[1].Write(Lines.Start + 11, "more");

        Assert.Equal(["last", "more"], new[] { await SaidAsync(following), await SaidAsync(following) }.Order());
    }

    private async Task<LogEvent> NextAsync(IAsyncEnumerator<LogEvent> following)
    {
        Assert.True(await time.PushUntilAsync(following.MoveNextAsync().AsTask(), Step));
        return following.Current;
    }

    private async Task<string> SaidAsync(IAsyncEnumerator<LogEvent> following)
    {
        while (true)
        {
            if (await NextAsync(following) is LogEvent.Said(var line))
                return line.Text;
        }
    }

    /// <summary>All lines are in the rings of their logs, which hold the last of them only.</summary>
    private static async Task ArrivedAsync(FakeLogHouse house, int lines, int logs)
    {
        for (var i = 0; i < logs; i++)
        {
            await using var shared = house.Tails.Open(house.KeyOf($"web-{i}"));
            while (shared.ReadRange(0, int.MaxValue) is var held && held.FirstSequence + held.Lines.Count < lines / logs)
            {
                Token.ThrowIfCancellationRequested();
                await Task.Yield();
            }
        }
    }
}
