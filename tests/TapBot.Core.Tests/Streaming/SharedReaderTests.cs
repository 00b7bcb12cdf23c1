using TapBot.Core.Streaming;

namespace TapBot.Core.Tests.Streaming;

public sealed class SharedReaderTests : IAsyncDisposable
{
    private readonly SharedSourceRig rig = new();
    private readonly CancellationToken ct = TestContext.Current.CancellationToken;
    private Upstream Upstream => this.rig.Upstream;
    private SharedSource<string, int> Source => this.rig.Source;

    public ValueTask DisposeAsync() => this.rig.DisposeAsync();

    [Fact]
    public async Task Version_GrowsWithEveryWriteAndChangeOfState()
    {
        var reader = Source.Open("a");
        var attempt = await Upstream.NextAttemptAsync();
        var versions = new List<long> { reader.Version };

        attempt.Writer.Live();
        versions.Add(reader.Version);
        attempt.Writer.Write(1);
        versions.Add(reader.Version);
        attempt.Writer.Write([2, 3]);
        versions.Add(reader.Version);
        attempt.Fail("cut");
        await reader.Reaches<StreamState.Retrying>();
        versions.Add(reader.Version);

        Assert.Equal(versions.Distinct().Order(), versions);
    }

    [Fact]
    public async Task WaitAsync_VersionAlreadyNewer_CompletesAtOnce()
    {
        var reader = Source.Open("a");
        var attempt = await Upstream.NextAttemptAsync();
        var seen = reader.Version;
        attempt.Writer.Write(1);

        Assert.True(reader.WaitAsync(seen, ct).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task WaitAsync_NothingNew_WaitsForTheNextWrite()
    {
        var reader = Source.Open("a");
        var attempt = await Upstream.NextAttemptAsync();
        var waiting = reader.WaitAsync(reader.Version, ct);
        Assert.False(waiting.IsCompleted);

        attempt.Writer.Write(1);

        await waiting.Soon();
    }

    [Fact]
    public async Task WaitAsync_StateChanges_Completes()
    {
        var reader = Source.Open("a");
        var attempt = await Upstream.NextAttemptAsync();
        var waiting = reader.WaitAsync(reader.Version, ct);

        attempt.End("test.stopped");

        await waiting.Soon();
        Assert.IsType<StreamState.Ended>(reader.State);
    }

    [Fact]
    public async Task WaitAsync_ThousandsOfWaiters_AreAllWokenByOneWrite()
    {
        var readers = Enumerable.Range(0, 5_000).Select(_ => Source.Open("a")).ToArray();
        var attempt = await Upstream.NextAttemptAsync();
        var waiting = readers.Select(reader => reader.WaitAsync(reader.Version, ct).AsTask()).ToArray();
        Assert.DoesNotContain(waiting, task => task.IsCompleted);

        attempt.Writer.Live();

        await Task.WhenAll(waiting).Soon();
    }

    [Fact]
    public async Task WaitAsync_ContinuesOnAnotherThreadThanTheWriter()
    {
        var reader = Source.Open("a");
        var attempt = await Upstream.NextAttemptAsync();
        var continued = ThreadAfterWaitAsync(reader);

        var writer = Task.Factory.StartNew(() =>
        {
            attempt.Writer.Write(1);
            return Environment.CurrentManagedThreadId;
        }, ct, TaskCreationOptions.LongRunning, TaskScheduler.Default);

        Assert.NotEqual(await writer.Soon(), await continued.Soon());
    }

    [Fact]
    public async Task WaitAsync_Cancelled_ThrowsWithTheToken()
    {
        using var cancelling = new CancellationTokenSource();
        var reader = Source.Open("a");
        await Upstream.NextAttemptAsync();
        var waiting = reader.WaitAsync(reader.Version, cancelling.Token);

        await cancelling.CancelAsync();

        var thrown = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.Soon());
        Assert.Equal(cancelling.Token, thrown.CancellationToken);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reader.WaitAsync(-1, cancelling.Token).Soon());
    }

    [Fact]
    public async Task DisposeAsync_WhileWaiting_EndsTheWait()
    {
        var (reader, other) = (Source.Open("a"), Source.Open("a"));
        await Upstream.NextAttemptAsync();
        var waiting = reader.WaitAsync(reader.Version, ct);
        var others = other.WaitAsync(other.Version, ct);

        await reader.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting.Soon());
        await Assert.ThrowsAsync<ObjectDisposedException>(() => reader.WaitAsync(-1, ct).Soon());
        Assert.False(others.IsCompleted);
        await Source.DisposeAsync();
        await others.Soon();
    }

    [Fact]
    public async Task Read_FarBehind_SaysHowManyWereOverwritten()
    {
        await using var rig = new SharedSourceRig(new() { MaxItems = 100 });
        var reader = rig.Source.Open("a");
        var attempt = await rig.Upstream.NextAttemptAsync();
        attempt.Writer.Write(Enumerable.Range(0, 1_000).ToArray());

        var slice = reader.Ring.Read(50, 10);

        Assert.Equal((900, 850), (slice.FirstSequence, slice.Overwritten));
        Assert.Equal(Enumerable.Range(900, 10), slice.Items);
    }

    [Fact]
    public async Task Write_AfterTheAttempt_ChangesNothing()
    {
        var reader = Source.Open("a");
        var attempt = await Upstream.NextAttemptAsync();
        attempt.Fail("cut");
        await reader.Reaches<StreamState.Retrying>();
        var seen = reader.Version;

        attempt.Writer.Write(1);
        attempt.Writer.Write([2, 3]);
        attempt.Writer.Live();

        Assert.Equal((seen, 0), (reader.Version, reader.Ring.Count));
        Assert.IsType<StreamState.Retrying>(reader.State);
    }

    [Fact]
    public async Task Write_OfNothing_IsNoGoodMessage()
    {
        var reader = Source.Open("a");
        var attempt = await Upstream.NextAttemptAsync();

        attempt.Writer.Write([]);

        Assert.IsType<StreamState.Connecting>(reader.State);
        attempt.Writer.Write([1]);
        Assert.IsType<StreamState.Live>(reader.State);
        Assert.Same(reader.Ring, attempt.Writer.Ring);
    }

    [Fact]
    public async Task Write_NobodyWaitsAndTheRingIsFull_AllocatesNothing()
    {
        await using var rig = new SharedSourceRig(new() { MaxItems = 100 });
        rig.Source.Open("a");
        var writer = (await rig.Upstream.NextAttemptAsync()).Writer;
        var portion = new int[200];
        writer.Write(portion);
        writer.Write(1);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 10_000; i++)
            writer.Write(i);
        for (var i = 0; i < 100; i++)
            writer.Write(portion);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private async Task<int> ThreadAfterWaitAsync(SharedReader<int> reader)
    {
        await reader.WaitAsync(reader.Version, ct).ConfigureAwait(false);
        return Environment.CurrentManagedThreadId;
    }
}
