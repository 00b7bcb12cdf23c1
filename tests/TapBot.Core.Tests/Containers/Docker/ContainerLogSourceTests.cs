using System.Text;
using Microsoft.Extensions.Time.Testing;
using TapBot.Core.Containers;
using TapBot.Core.Containers.Docker;
using TapBot.Core.Logs;
using TapBot.Testing;
using TapBot.Testing.Logs;

namespace TapBot.Core.Tests.Containers.Docker;

/// <summary>Following a log that was read before, with an engine that may lose a rotated file.</summary>
public sealed class ContainerLogSourceTests
{
    private const string Since = "&since=1732294818.000000000";
    private readonly FakeTimeProvider time = new();
    private readonly CollectingSink sink = new();
    private readonly LogStart start = LogStart.AtTail(10);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FollowAsync_GoesOn_WithTheLastLines()
    {
        await using var engine = RawEngine.OnUnix(Closed(18, 19), Closed(18, 19), Closed(18, 19, 20), Closed(18, 19, 20));

        await FollowTwiceAsync(engine);

        Assert.Equal(["18", "19", "20"], Texts);
        Assert.Equal([$"&follow=1{Since}&tail=2000", Since], Asked(engine)[2..]);
    }

    [Fact]
    public async Task FollowAsync_MoreWasWrittenThanItGoesOnWith_ReadsWhatLiesBetweenFirst()
    {
        await using var engine = RawEngine.OnUnix(Closed(18, 19), Closed(18, 19), Open(21, 22), Closed(18, 19, 20, 21, 22), Closed(21, 22, 23), Closed(23));

        await FollowTwiceAsync(engine);

        Assert.Equal(["18", "19", "20", "21", "22", "23"], Texts);
        Assert.Equal([$"&follow=1{Since}&tail=2000", Since, $"&follow=1{Since}&tail=8000", Since], Asked(engine)[2..]);
    }

    [Fact]
    public async Task FollowAsync_WhereItGoesOnCannotBeTold_IsFollowedByTimeAlone()
    {
        await using var engine = RawEngine.OnUnix(Closed(18, 19), Closed(18, 19), Open(19), Closed(18, 19), Closed(18, 19, 20), Closed(20));

        await FollowTwiceAsync(engine);

        Assert.Equal(["18", "19", "20"], Texts);
        Assert.Equal([$"&follow=1{Since}&tail=2000", Since, $"&follow=1{Since}", Since], Asked(engine)[2..]);
    }

    [Fact]
    public async Task FollowAsync_NewerEngine_IsFollowedByTimeAlone()
    {
        await using var engine = RawEngine.OnUnix(Newer(Closed(18, 19)), Newer(Closed(18, 19)), Newer(Closed(18, 19, 20)), Newer(Closed(20)));

        await FollowTwiceAsync(engine);

        Assert.Equal(["18", "19", "20"], Texts);
        Assert.Equal([$"&follow=1{Since}", Since], Asked(engine)[2..]);
    }

    [Fact]
    public async Task FollowAsync_ReadInAnotherRunOfThePortal_AsksFirstWhichEngineItIs()
    {
        await using var before = RawEngine.OnUnix(Closed(18, 19), Closed(18, 19));
        await using var engine = RawEngine.OnUnix(Newer(Closed(19)), Newer(Closed(18, 19, 20)), Newer(Closed(20)));
        await Source(before.Reader()).FollowAsync(start, sink, Token);

        await Source(engine.Reader()).FollowAsync(start, sink, Token);

        Assert.Equal(["18", "19", "20"], Texts);
        Assert.Equal(["&since=1732294819.000000000&tail=1", $"&follow=1{Since}", Since], Asked(engine));
    }

    [Fact]
    public async Task FollowAsync_EngineIsStuck_BeginsAnewAndTellsEachLineOnce()
    {
        await using var engine = RawEngine.OnUnix(Open(18, 19), Closed(20), Closed(18, 19, 20), Closed(20));
        var following = Source(engine.Reader()).FollowAsync(start, sink, Token);

        await time.PushUntilAsync(() => following.IsCompleted, FollowingCheck.Settling);
        await following;

        Assert.Equal(["18", "19", "20"], Texts);
        Assert.Equal(["&follow=1&tail=10", "&tail=1", $"&follow=1{Since}&tail=2000", Since], Asked(engine));
    }

    [Fact]
    public async Task FollowAsync_NewestLineNeverComes_IsCutOffTwiceAtMost()
    {
        await using var engine = RawEngine.OnUnix(Open(18, 19), Closed(30), Open(18, 19), Closed(30), Open(18, 19));
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var following = Source(engine.Reader()).FollowAsync(start, sink, cancellation.Token);
        await time.PushUntilAsync(() => Asked(engine).Length == 5, FollowingCheck.Settling);

        var over = time.GetUtcNow() + TimeSpan.FromMinutes(1);
        await time.PushUntilAsync(() => time.GetUtcNow() >= over, FollowingCheck.Settling);

        Assert.Equal(["&follow=1&tail=10", "&tail=1", $"&follow=1{Since}&tail=2000", "&since=1732294819.000000000&tail=1", $"&follow=1{Since}&tail=2000"], Asked(engine));
        Assert.False(following.IsCompleted);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => following);
    }

    private IEnumerable<string> Texts => sink.Lines.Select(line => line.Text);

    private static byte[] Closed(params int[] seconds) => RawEngine.Answer(seconds.Select(Frame));

    private static byte[] Open(params int[] seconds) => RawEngine.Open(seconds.Select(Frame));

    private static byte[] Frame(int second) => Recording.Frame(1, Encoding.ASCII.GetBytes($"2024-11-22T17:00:{second}Z {second}\n"));

    private static byte[] Newer(byte[] answer) => Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(answer).Replace("200 OK\r\n", "200 OK\r\nApi-Version: 1.43\r\n", StringComparison.Ordinal));

    /// <summary>What was asked for beyond what always is.</summary>
    private static string[] Asked(RawEngine engine) =>
        [.. engine.Requests.Where(r => r.StartsWith("GET", StringComparison.Ordinal)).Select(r => r[(r.IndexOf("timestamps=1", StringComparison.Ordinal) + 12)..r.LastIndexOf(' ')])];

    private ContainerLogSource Source(EngineLogReader reader) => new(reader, ContainerName.Parse("web"), DateTimeOffset.UnixEpoch, time: time);

    /// <summary>To the end of the log, and once more from there.</summary>
    private async Task FollowTwiceAsync(RawEngine engine)
    {
        var source = Source(engine.Reader());
        await source.FollowAsync(start, sink, Token);
        await source.FollowAsync(start, sink, Token);
    }
}
