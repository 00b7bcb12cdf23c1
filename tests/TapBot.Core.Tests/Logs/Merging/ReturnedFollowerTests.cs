using Microsoft.Extensions.Time.Testing;
using TapBot.Core.Logs;
using TapBot.Core.Streaming;
using TapBot.Testing;
using TapBot.Testing.Access;
using TapBot.Testing.Logs;

namespace TapBot.Core.Tests.Logs;

public sealed class ReturnedFollowerTests
{
    private static readonly LogPosition After = new(Lines.One(10_000).Cursor);
    private readonly FakeTimeProvider time = new();

    [Fact]
    public void Has_OneLog_IsEverythingUpToTheLineAndNothingBehindIt()
    {
        var returned = new ReturnedFollower(After, isOne: true, time);

        Assert.True(returned.Has(Lines.One(1)));
        Assert.True(returned.Has(Lines.One(9_999)));
        Assert.False(returned.Has(Lines.One(10_001))); // an engine may hand out two lines in the wrong order
        Assert.True(returned.Has(Lines.One(10_000)));
        Assert.False(returned.Has(Lines.One(9_998)));
    }

    [Fact]
    public void Has_SeveralLogs_IsWhatIsALittleOlder()
    {
        var returned = new ReturnedFollower(After, isOne: false, time);

        Assert.True(returned.Has(Lines.One(9_000)));
        Assert.True(returned.Has(Lines.One(10_000)));
        Assert.True(returned.Has(Lines.One(9_500)));
        Assert.False(returned.Has(Lines.One(4_000)));
        Assert.False(returned.Has(Lines.One(10_001)));
    }

    [Fact]
    public void Has_LongAfterTheReturn_IsNothing()
    {
        var returned = new ReturnedFollower(After, isOne: false, time);
        time.Advance(TimeSpan.FromSeconds(31));

        Assert.False(returned.Has(Lines.One(9_999)));
    }

    [Fact]
    public async Task Follow_BehindALineThatTheLogHasNotReachedAgain_TellsOnlyWhatIsNew()
    {
        await using var house = new FakeLogHouse(time);
        var log = house.Add("server-1", "web");
        for (var i = 1; i <= 3; i++)
            log.Write(Lines.One(i).Cursor.Nanoseconds, $"{i}");
        using var end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var (said, isLive) = (new List<string>(), false);
        var following = Task.Run(async () =>
        {
            await foreach (var one in house.Reader.FollowAsync(An.Administrator, LogSelection.All, new LogQuestion(), new LogPosition(Lines.One(5).Cursor), 0, end.Token))
            {
                if (one is LogEvent.Said(var line))
                    said.Add(line.Text);
                else if (one is LogEvent.Became(StreamState.Live))
                    Volatile.Write(ref isLive, true);
                if (said is [.., "7"])
                    return;
            }
        }, end.Token);
        // Live, and what is there looked through: the window has passed several times.
        await time.PushUntilAsync(() => Volatile.Read(ref isLive), TimeSpan.FromMilliseconds(20));
        var passed = time.GetUtcNow() + TimeSpan.FromSeconds(3);
        await time.PushUntilAsync(() => time.GetUtcNow() >= passed, TimeSpan.FromMilliseconds(20));

        for (var i = 4; i <= 7; i++)
            log.Write(Lines.One(i).Cursor.Nanoseconds, $"{i}");
        await time.PushUntilAsync(() => following.IsCompleted, TimeSpan.FromMilliseconds(20));
        await following;

        Assert.Equal(["6", "7"], said);
    }
}
