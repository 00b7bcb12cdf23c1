using System.Net.Sockets;
using Microsoft.Extensions.Time.Testing;
using TapBot.Core.Containers.Docker;
using TapBot.Core.Logs;
using TapBot.Core.Wording;
using TapBot.Testing;
using TapBot.Testing.Logs;

namespace TapBot.Core.Tests.Containers.Docker;

public sealed class FollowingCheckTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private readonly FakeTimeProvider time = new();
    private readonly CollectingSink sink = new();
    private readonly TaskCompletionSource<LogOutcome> end = new();
    private readonly FollowingCheck check;
    private int asked;

    public FollowingCheckTests() => check = new FollowingCheck(sink, newest: 10, Patience, time);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_NewestLineDoesNotCome_IsStuck()
    {
        var following = FollowAsync(_ => 20);

        check.Live();

        Assert.Equal(LogOutcome.Stuck, await time.PushUntilAsync(following, FollowingCheck.Settling));
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task Run_LinesCameAndThenTheNewestDoesNot_IsStuck()
    {
        var following = FollowAsync(round => 10 * (round + 1)); // 20 and then 30

        check.Live();
        check.Write([Line(20)]);

        Assert.Equal(LogOutcome.Stuck, await time.PushUntilAsync(following, FollowingCheck.Settling));
        Assert.Equal(2, asked);
    }

    [Theory]
    [InlineData(10L)] // the newest line came before
    [InlineData(5L)] // a clock that was set back
    [InlineData(null)] // an empty log
    public async Task Run_NothingIsMissing_GoesOn(long? newest)
    {
        var following = FollowAsync(_ => newest);

        check.Live();

        await PassAsync(rounds: 1);
        Assert.False(following.IsCompleted);
        end.SetResult(LogOutcome.Ended);
        Assert.Equal(LogOutcome.Ended, await following);
    }

    [Fact]
    public async Task Run_LinesGoOnComing_IsNotStuck()
    {
        var following = FollowAsync(round => round == 1 ? 30 : 10);
        check.Live();
        await time.PushUntilAsync(() => Volatile.Read(ref asked) == 1, FollowingCheck.Settling);

        for (var line = 11; line <= 30; line++) // slowly, but they come
        {
            check.Write([Line(line)]);
            await BreatheAsync(Patience - FollowingCheck.Settling);
        }

        await PassAsync(rounds: 2);
        Assert.False(following.IsCompleted);
        Assert.Equal(20, sink.Lines.Count);
    }

    [Fact]
    public async Task Run_EngineHasNotAnswered_IsNotAsked()
    {
        var following = FollowAsync(_ => 20);

        await BreatheAsync(Patience * 20);

        Assert.False(following.IsCompleted);
        Assert.Equal(0, asked);
        end.SetException(new LogFailedException(Phrase.Of("logs.unreachable")));
        await Assert.ThrowsAsync<LogFailedException>(() => following);
    }

    [Fact]
    public async Task Run_QuestionFailsForWhateverReason_GoesOn()
    {
        var following = FollowAsync(_ => throw new SocketException((int)SocketError.TooManyOpenSockets));

        check.Live();

        await PassAsync(rounds: 1);
        Assert.False(following.IsCompleted);
    }

    [Fact]
    public async Task Run_Cancelled_EndsWhatItFollows()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var following = FollowAsync(_ => 20, cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => following);
    }

    private static LogLine Line(long nanoseconds) => Lines.One(0) with { Cursor = new LogCursor(nanoseconds, 0) };

    private Task<LogOutcome> FollowAsync(Func<int, long?> newest, CancellationToken? cancellationToken = null) =>
        check.RunAsync(cut => end.Task.WaitAsync(cut), _ => Task.FromResult(newest(Interlocked.Increment(ref asked))), cancellationToken ?? Token);

    /// <summary>The newest line was asked for so many times, and all patience is over.</summary>
    private async Task PassAsync(int rounds)
    {
        await time.PushUntilAsync(() => Volatile.Read(ref asked) == rounds, FollowingCheck.Settling);
        await BreatheAsync(Patience * 3);
    }

    /// <summary>Lets time pass in small steps, so that whoever waits goes on in between.</summary>
    private Task BreatheAsync(TimeSpan length)
    {
        var over = time.GetUtcNow() + length;
        return time.PushUntilAsync(() => time.GetUtcNow() >= over, FollowingCheck.Settling);
    }
}
