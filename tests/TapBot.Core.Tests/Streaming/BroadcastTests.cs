using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using TapBot.Core.Streaming;

namespace TapBot.Core.Tests.Streaming;

public sealed class BroadcastTests
{
    private readonly FakeTimeProvider time = new();
    private readonly CancellationToken ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Subscribe_AfterChanges_StartsWithTheStateThatContainsThem()
    {
        var broadcast = Numbers();
        broadcast.Publish(1);
        broadcast.Publish([2, 3]);

        await using var subscription = broadcast.Subscribe();

        Assert.Equal([1, 2, 3], subscription.Initial);
        Assert.Equal([1, 2, 3], broadcast.Current);
    }

    [Fact]
    public async Task Batches_AfterSubscribe_GiveOnlyWhatInitialDoesNotContain()
    {
        var broadcast = Numbers();
        broadcast.Publish(1);
        await using var subscription = broadcast.Subscribe();
        broadcast.Publish(2);
        broadcast.Publish([3, 4]);

        var batch = await FirstAsync(subscription);

        Assert.Equal([2, 3, 4], batch.Changes);
        Assert.Equal([1, 2, 3, 4], batch.Snapshot);
        Assert.False(batch.IsReset);
    }

    [Fact]
    public async Task Batches_BeforeAnyChange_WaitForIt()
    {
        var broadcast = Numbers();
        await using var subscription = broadcast.Subscribe();
        await using var batches = subscription.Batches(TimeSpan.Zero, ct).GetAsyncEnumerator(ct);

        var first = batches.MoveNextAsync();
        Assert.False(first.IsCompleted);
        broadcast.Publish(1);

        Assert.True(await first.Soon());
        Assert.Equal([1], batches.Current.Changes);
    }

    [Fact]
    public async Task Batches_LaggingByExactlyTheCapacity_LoseNothing()
    {
        var broadcast = Numbers(capacity: 3);
        await using var subscription = broadcast.Subscribe();
        broadcast.Publish([1, 2, 3]);

        var batch = await FirstAsync(subscription);

        Assert.Equal([1, 2, 3], batch.Changes);
    }

    [Fact]
    public async Task Batches_LaggingByMoreThanTheCapacity_GiveTheSnapshotAsReset()
    {
        var broadcast = Numbers(capacity: 3);
        await using var subscription = broadcast.Subscribe();
        for (var i = 1; i <= 4; i++)
            broadcast.Publish(i);

        var batch = await FirstAsync(subscription);

        Assert.True(batch.IsReset);
        Assert.Empty(batch.Changes);
        Assert.Equal([1, 2, 3, 4], batch.Snapshot);
    }

    [Fact]
    public async Task Batches_AfterAReset_GoOnWithChanges()
    {
        var broadcast = Numbers(capacity: 3);
        await using var subscription = broadcast.Subscribe();
        broadcast.Publish([1, 2, 3, 4]);
        Assert.True((await FirstAsync(subscription)).IsReset);
        broadcast.Publish(5);

        var batch = await FirstAsync(subscription);

        Assert.False(batch.IsReset);
        Assert.Equal([5], batch.Changes);
        Assert.Equal([1, 2, 3, 4, 5], batch.Snapshot);
    }

    [Fact]
    public async Task Publish_OneSubscriberLags_OtherLosesNothing()
    {
        var broadcast = Numbers(capacity: 2);
        await using var slow = broadcast.Subscribe();
        await using var quick = broadcast.Subscribe();
        for (var i = 1; i <= 5; i++)
        {
            broadcast.Publish(i);
            Assert.Equal([i], (await FirstAsync(quick)).Changes);
        }

        Assert.True((await FirstAsync(slow)).IsReset);
    }

    [Fact]
    public async Task Reset_WithUnreadChanges_GivesOneResetBatch()
    {
        var broadcast = Numbers();
        await using var subscription = broadcast.Subscribe();
        broadcast.Publish(1);
        broadcast.Reset([7, 8]);

        var batch = await FirstAsync(subscription);

        Assert.True(batch.IsReset);
        Assert.Empty(batch.Changes);
        Assert.Equal([7, 8], batch.Snapshot);
        Assert.Equal([7, 8], broadcast.Current);
    }

    [Fact]
    public async Task Reset_ThenChanges_AreOneResetBatchWithTheNewestState()
    {
        var broadcast = Numbers();
        await using var subscription = broadcast.Subscribe();
        broadcast.Reset([7]);
        broadcast.Publish(8);

        var batch = await FirstAsync(subscription);

        Assert.True(batch.IsReset);
        Assert.Equal([7, 8], batch.Snapshot);
    }

    [Fact]
    public async Task Publish_ApplyFails_PublishesNothing()
    {
        var broadcast = new Broadcast<ImmutableList<int>, int>(
            [], (list, n) => n < 0 ? throw new InvalidOperationException("negative") : list.Add(n), time);
        await using var subscription = broadcast.Subscribe();

        Assert.Throws<InvalidOperationException>(() => broadcast.Publish([1, -1, 2]));
        Assert.Throws<InvalidOperationException>(() => broadcast.Publish(-1));
        broadcast.Publish(3);

        Assert.Equal([3], broadcast.Current);
        Assert.Equal([3], (await FirstAsync(subscription)).Changes);
    }

    [Fact]
    public async Task Publish_Nothing_WakesNobody()
    {
        var broadcast = Numbers();
        await using var subscription = broadcast.Subscribe();
        await using var batches = subscription.Batches(TimeSpan.Zero, ct).GetAsyncEnumerator(ct);
        var first = batches.MoveNextAsync();

        broadcast.Publish([]);
        broadcast.Publish(1);

        Assert.True(await first.Soon());
        Assert.Equal([1], batches.Current.Changes);
    }

    [Fact]
    public async Task Publish_NobodySubscribed_KeepsNoChanges()
    {
        var broadcast = Numbers();
        broadcast.Publish(1);
        broadcast.Publish([2, 3]);
        Assert.Equal(0, broadcast.Kept);

        var subscription = broadcast.Subscribe();
        broadcast.Publish(4);
        Assert.Equal(1, broadcast.Kept);

        await subscription.DisposeAsync();
        Assert.Equal(0, broadcast.Kept);
    }

    [Fact]
    public void Publish_ManyMoreThanTheCapacity_KeepsNoMoreThanTheCapacity()
    {
        var broadcast = Numbers(capacity: 5);
        broadcast.Subscribe();

        broadcast.Publish([.. Enumerable.Range(0, 100)]);

        Assert.Equal(5, broadcast.Kept);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100_001)]
    public void Constructor_CapacityOutOfRange_Throws(int capacity) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Numbers(capacity));

    [Fact]
    public async Task Subscribers_OpenedAndDisposed_AreCounted()
    {
        var broadcast = Numbers();
        var first = broadcast.Subscribe();
        var second = broadcast.Subscribe();
        Assert.Equal(2, broadcast.Subscribers);

        await first.DisposeAsync();
        await first.DisposeAsync();
        Assert.Equal(1, broadcast.Subscribers);

        await second.DisposeAsync();
        Assert.Equal(0, broadcast.Subscribers);
    }

    private async Task<Batch<ImmutableList<int>, int>> FirstAsync(Subscription<ImmutableList<int>, int> subscription)
    {
        await using var batches = subscription.Batches(TimeSpan.Zero, ct).GetAsyncEnumerator(ct);
        Assert.True(await batches.MoveNextAsync().Soon());
        return batches.Current;
    }

    private Broadcast<ImmutableList<int>, int> Numbers(int capacity = 1_000) =>
        new([], (list, n) => list.Add(n), time, new() { Capacity = capacity });
}
