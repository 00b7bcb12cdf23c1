using System.Collections.Immutable;
using TapBot.Core.Streaming;

namespace TapBot.Core.Tests.Streaming;

public sealed class SubscriptionTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private readonly CountingTime time = new();
    private readonly CancellationToken ct = TestContext.Current.CancellationToken;
    private readonly Broadcast<ImmutableList<int>, int> broadcast;

    public SubscriptionTests() => broadcast = new([], (list, n) => list.Add(n), time, new() { Capacity = 5 });

    [Fact]
    public async Task Batches_FirstChange_PassesAtOnce()
    {
        await using var subscription = broadcast.Subscribe();
        await using var batches = subscription.Batches(Interval, ct).GetAsyncEnumerator(ct);
        broadcast.Publish(1);

        var first = batches.MoveNextAsync();

        Assert.True(first.IsCompletedSuccessfully);
        Assert.Equal([1], batches.Current.Changes);
    }

    [Fact]
    public async Task Batches_ChangesWithinTheInterval_ComeTogetherAtItsEnd()
    {
        await using var subscription = broadcast.Subscribe();
        await using var batches = subscription.Batches(Interval, ct).GetAsyncEnumerator(ct);
        broadcast.Publish(1);
        await batches.MoveNextAsync().Soon();

        broadcast.Publish(2);
        var second = batches.MoveNextAsync();
        time.Advance(TimeSpan.FromMilliseconds(60));
        broadcast.Publish(3);
        time.Advance(TimeSpan.FromMilliseconds(39));
        Assert.False(second.IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.True(await second.Soon());
        Assert.Equal([2, 3], batches.Current.Changes);
        Assert.Equal([1, 2, 3], batches.Current.Snapshot);
    }

    [Fact]
    public async Task Batches_ChangeAfterAQuietTime_PassesAtOnce()
    {
        await using var subscription = broadcast.Subscribe();
        await using var batches = subscription.Batches(Interval, ct).GetAsyncEnumerator(ct);
        broadcast.Publish(1);
        await batches.MoveNextAsync().Soon();

        time.Advance(Interval);
        broadcast.Publish(2);

        Assert.True(batches.MoveNextAsync().IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Batches_DroppedWithinTheInterval_GiveAReset()
    {
        await using var subscription = broadcast.Subscribe();
        await using var batches = subscription.Batches(Interval, ct).GetAsyncEnumerator(ct);
        broadcast.Publish(0);
        await batches.MoveNextAsync().Soon();

        broadcast.Publish(1);
        var second = batches.MoveNextAsync();
        broadcast.Publish([2, 3, 4, 5, 6]);
        time.Advance(Interval);

        Assert.True(await second.Soon());
        Assert.True(batches.Current.IsReset);
        Assert.Empty(batches.Current.Changes);
        Assert.Equal([0, 1, 2, 3, 4, 5, 6], batches.Current.Snapshot);
    }

    [Fact]
    public async Task DisposeAsync_WhileWaitingForAChange_EndsTheLoop()
    {
        var subscription = broadcast.Subscribe();
        await using var batches = subscription.Batches(Interval, ct).GetAsyncEnumerator(ct);
        var waiting = batches.MoveNextAsync();

        await subscription.DisposeAsync();

        Assert.False(await waiting.Soon());
        Assert.Equal(0, broadcast.Subscribers);
    }

    [Fact]
    public async Task DisposeAsync_WhileWaitingForTheInterval_EndsTheLoopAndItsTimer()
    {
        var subscription = broadcast.Subscribe();
        await using var batches = subscription.Batches(TimeSpan.FromHours(1), ct).GetAsyncEnumerator(ct);
        broadcast.Publish(1);
        await batches.MoveNextAsync().Soon();
        broadcast.Publish(2);
        var waiting = batches.MoveNextAsync();
        Assert.Equal(1, time.Timers);

        await subscription.DisposeAsync();

        Assert.False(await waiting.Soon());
        Assert.Equal(0, time.Timers);
    }

    [Fact]
    public async Task DisposeAsync_FromTheBodyOfTheLoop_EndsIt()
    {
        var subscription = broadcast.Subscribe();
        broadcast.Publish(1);
        var seen = 0;

        await foreach (var _ in subscription.Batches(TimeSpan.Zero, ct))
        {
            seen++;
            broadcast.Publish(2);
            await subscription.DisposeAsync();
        }

        Assert.Equal(1, seen);
    }

    [Fact]
    public async Task Batches_OfADisposedSubscription_AreNone()
    {
        var subscription = broadcast.Subscribe();
        broadcast.Publish(1);
        await subscription.DisposeAsync();

        await using var batches = subscription.Batches(TimeSpan.Zero, ct).GetAsyncEnumerator(ct);

        Assert.False(await batches.MoveNextAsync().Soon());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Batches_Cancelled_ThrowWithTheTokenOfTheCaller(bool inTheInterval)
    {
        using var cancelling = new CancellationTokenSource();
        await using var subscription = broadcast.Subscribe();
        await using var batches = subscription.Batches(Interval, cancelling.Token).GetAsyncEnumerator(CancellationToken.None);
        if (inTheInterval)
        {
            broadcast.Publish(1);
            await batches.MoveNextAsync().Soon();
            broadcast.Publish(2);
        }
        var waiting = batches.MoveNextAsync();

        await cancelling.CancelAsync();

        var thrown = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.Soon());
        Assert.Equal(cancelling.Token, thrown.CancellationToken);
    }

    [Fact]
    public async Task Batches_TokenOfTheEnumerationCancelled_ThrowsAsWell()
    {
        using var cancelling = new CancellationTokenSource();
        await using var subscription = broadcast.Subscribe();
        await using var batches = subscription.Batches(Interval, ct).GetAsyncEnumerator(cancelling.Token);
        var waiting = batches.MoveNextAsync();

        await cancelling.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.Soon());
    }

    [Fact]
    public async Task Batches_CancelledBeforehand_GiveNothing()
    {
        await using var subscription = broadcast.Subscribe();
        broadcast.Publish(1);
        await using var batches = subscription.Batches(Interval, new CancellationToken(true)).GetAsyncEnumerator(CancellationToken.None);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => batches.MoveNextAsync().Soon());
    }

    [Fact]
    public async Task Batches_AfterACancelledLoop_LoseNothing()
    {
        await using var subscription = broadcast.Subscribe();
        using (var cancelling = new CancellationTokenSource())
        {
            await using var cut = subscription.Batches(Interval, cancelling.Token).GetAsyncEnumerator(CancellationToken.None);
            broadcast.Publish(1);
            await cut.MoveNextAsync().Soon();
            broadcast.Publish(2);
            var waiting = cut.MoveNextAsync();
            await cancelling.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.Soon());
        }

        await using var next = subscription.Batches(Interval, ct).GetAsyncEnumerator(ct);

        Assert.True(await next.MoveNextAsync().Soon());
        Assert.Equal([2], next.Current.Changes);
    }

    [Fact]
    public async Task Batches_SecondLoopAtTheSameTime_Throws()
    {
        await using var subscription = broadcast.Subscribe();
        await using var first = subscription.Batches(Interval, ct).GetAsyncEnumerator(ct);
        var waiting = first.MoveNextAsync();
        await using var second = subscription.Batches(Interval, ct).GetAsyncEnumerator(ct);

        await Assert.ThrowsAsync<InvalidOperationException>(() => second.MoveNextAsync().Soon());

        broadcast.Publish(1);
        Assert.True(await waiting.Soon());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(86_400_001)]
    public async Task Batches_IntervalOutOfRange_Throws(int milliseconds)
    {
        await using var subscription = broadcast.Subscribe();

        Assert.Throws<ArgumentOutOfRangeException>(() => subscription.Batches(TimeSpan.FromMilliseconds(milliseconds), ct));
    }

    [Fact]
    public async Task Batches_FractionsOfAMillisecond_AreNotCutOff()
    {
        await using var subscription = broadcast.Subscribe();
        await using var batches = subscription.Batches(TimeSpan.FromMicroseconds(1_500), ct).GetAsyncEnumerator(ct);
        broadcast.Publish(1);
        await batches.MoveNextAsync().Soon();
        broadcast.Publish(2);
        var second = batches.MoveNextAsync();

        time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.False(second.IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.True(await second.Soon());
    }

    [Fact]
    public async Task SubscribeAndDispose_AThousandTimes_LeavesNothing()
    {
        var loops = new List<Task>();
        for (var i = 0; i < 1_000; i++)
        {
            var subscription = broadcast.Subscribe();
            if (i % 2 == 0)
                loops.Add(ReadAllAsync(subscription));
            broadcast.Publish(i);
            await subscription.DisposeAsync();
        }

        await Task.WhenAll(loops).Soon();

        Assert.Equal(0, broadcast.Subscribers);
        Assert.Equal(0, broadcast.Kept);
        Assert.Equal(0, time.Timers);
    }

    private async Task ReadAllAsync(Subscription<ImmutableList<int>, int> subscription)
    {
        await foreach (var batch in subscription.Batches(Interval, ct))
            Assert.NotEmpty(batch.Snapshot);
    }
}
