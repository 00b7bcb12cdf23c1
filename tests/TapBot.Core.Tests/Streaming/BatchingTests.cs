using System.Threading.Channels;
using TapBot.Core.Streaming;

namespace TapBot.Core.Tests.Streaming;

public sealed class BatchingTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private readonly CountingTime time = new();
    private readonly Channel<int> channel = Channel.CreateBounded<int>(100);
    private readonly CancellationToken ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task InBatches_FirstItems_PassAtOnce()
    {
        Write(1, 2);
        await using var batches = Start();

        var first = batches.MoveNextAsync();

        Assert.True(first.IsCompletedSuccessfully);
        Assert.Equal([1, 2], batches.Current);
    }

    [Fact]
    public async Task InBatches_Empty_WaitsForAnItem()
    {
        await using var batches = Start();
        var first = batches.MoveNextAsync();
        Assert.False(first.IsCompleted);

        Write(1);

        Assert.True(await first.Soon());
        Assert.Equal([1], batches.Current);
    }

    [Fact]
    public async Task InBatches_WithinTheInterval_WaitsForItsEnd()
    {
        await using var batches = Start();
        Write(1);
        await batches.MoveNextAsync().Soon();

        Write(2);
        var second = batches.MoveNextAsync();
        time.Advance(TimeSpan.FromMilliseconds(99));
        Write(3);
        Assert.False(second.IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.True(await second.Soon());
        Assert.Equal([2, 3], batches.Current);
        Assert.Equal(0, time.Timers);
    }

    [Fact]
    public async Task InBatches_AFlood_GivesOneBatchPerInterval()
    {
        await using var batches = Start();
        var sizes = new List<int>();
        for (var tick = 0; tick < 100; tick++)
        {
            Write(tick);
            if (tick % 10 == 0)
            {
                Assert.True(await batches.MoveNextAsync().Soon());
                sizes.Add(batches.Current.Count);
            }
            time.Advance(TimeSpan.FromMilliseconds(10));
        }

        Assert.Equal([1, 10, 10, 10, 10, 10, 10, 10, 10, 10], sizes);
    }

    [Fact]
    public async Task InBatches_AfterAQuietTime_PassesAtOnce()
    {
        await using var batches = Start();
        Write(1);
        await batches.MoveNextAsync().Soon();
        time.Advance(2 * Interval);

        Write(2);

        Assert.True(batches.MoveNextAsync().IsCompletedSuccessfully);
    }

    [Fact]
    public async Task InBatches_IntervalOfZero_NeverWaits()
    {
        await using var batches = channel.Reader.InBatches(TimeSpan.Zero, time, ct).GetAsyncEnumerator(ct);
        for (var i = 0; i < 10; i++)
        {
            Write(i);
            Assert.True(batches.MoveNextAsync().IsCompletedSuccessfully);
        }
    }

    [Fact]
    public async Task InBatches_ChannelCompleted_GivesTheRestAndEnds()
    {
        await using var batches = Start();
        Write(1, 2);
        channel.Writer.Complete();

        Assert.True(await batches.MoveNextAsync().Soon());
        Assert.Equal([1, 2], batches.Current);
        Assert.False(await batches.MoveNextAsync().Soon());
    }

    [Fact]
    public async Task InBatches_ChannelFailed_GivesTheRestAndThrows()
    {
        await using var batches = Start();
        Write(1);
        channel.Writer.Complete(new IOException("cut"));

        Assert.True(await batches.MoveNextAsync().Soon());
        await Assert.ThrowsAsync<IOException>(() => batches.MoveNextAsync().Soon());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task InBatches_Cancelled_ThrowsAndLeavesTheItems(bool inTheInterval)
    {
        using var cancelling = new CancellationTokenSource();
        await using var batches = channel.Reader.InBatches(Interval, time, cancelling.Token).GetAsyncEnumerator(CancellationToken.None);
        if (inTheInterval)
        {
            Write(1);
            await batches.MoveNextAsync().Soon();
            Write(2);
        }
        var waiting = batches.MoveNextAsync();

        await cancelling.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.Soon());
        Assert.Equal(inTheInterval ? 1 : 0, channel.Reader.Count);
        Assert.Equal(0, time.Timers);
    }

    [Fact]
    public async Task InBatches_TokenOfTheEnumerationCancelled_ThrowsAsWell()
    {
        using var cancelling = new CancellationTokenSource();
        await using var batches = channel.Reader.InBatches(Interval, time, ct).GetAsyncEnumerator(cancelling.Token);
        var waiting = batches.MoveNextAsync();

        await cancelling.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.Soon());
    }

    [Fact]
    public async Task InBatches_AnotherReaderWasFaster_GivesNoEmptyBatch()
    {
        await using var batches = Start();
        Write(1);
        await batches.MoveNextAsync().Soon();
        Write(2);
        var second = batches.MoveNextAsync();
        Assert.True(channel.Reader.TryRead(out _));
        time.Advance(Interval);
        Write(3);
        time.Advance(Interval);

        Assert.True(await second.Soon());
        Assert.Equal([3], batches.Current);
    }

    [Fact]
    public async Task InBatches_ReaderThatCannotCount_IsBounded()
    {
        await using var batches = new Endless().InBatches(Interval, time, ct).GetAsyncEnumerator(ct);

        Assert.True(await batches.MoveNextAsync().Soon());

        Assert.Equal(Batching.LargestUncounted, batches.Current.Count);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(86_400_001)]
    public void InBatches_IntervalOutOfRange_Throws(int milliseconds) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => channel.Reader.InBatches(TimeSpan.FromMilliseconds(milliseconds), time, ct));

    private IAsyncEnumerator<IReadOnlyList<int>> Start() => channel.Reader.InBatches(Interval, time, ct).GetAsyncEnumerator(ct);

    private void Write(params ReadOnlySpan<int> items)
    {
        foreach (var item in items)
            Assert.True(channel.Writer.TryWrite(item));
    }

    private sealed class Endless : ChannelReader<int>
    {
        public override bool TryRead(out int item)
        {
            item = 1;
            return true;
        }

        public override ValueTask<bool> WaitToReadAsync(CancellationToken cancellationToken = default) => new(true);
    }
}
