using TapBot.Core.Streaming;

namespace TapBot.Core.Tests.Streaming;

public sealed class SharedSourceTests : IAsyncDisposable
{
    private readonly SharedSourceRig rig = new();
    private Upstream Upstream => this.rig.Upstream;
    private CountingTime Time => this.rig.Time;
    private SharedSource<string, int> Source => this.rig.Source;

    public ValueTask DisposeAsync() => this.rig.DisposeAsync();

    [Fact]
    public async Task Open_ManyReadersOfOneKey_StartOneUpstream()
    {
        var readers = Enumerable.Range(0, 50).Select(_ => Source.Open("a")).ToArray();
        var attempt = await Upstream.NextAttemptAsync();

        attempt.Writer.Write(7);

        Assert.Equal("a", attempt.Key);
        Assert.Equal(1, Upstream.Started);
        Assert.Equal(1, Source.Running);
        Assert.All(readers, reader => Assert.Equal([7], reader.Ring.Read(0, 10).Items));
        Assert.All(readers, reader => Assert.IsType<StreamState.Live>(reader.State));
    }

    [Fact]
    public async Task Open_TwoKeys_StartTwoUpstreams()
    {
        var (a, b) = (Source.Open("a"), Source.Open("b"));
        var attempts = new[] { await Upstream.NextAttemptAsync(), await Upstream.NextAttemptAsync() };
        foreach (var attempt in attempts)
            attempt.Writer.Write(attempt.Key[0]);

        Assert.Equal(2, Source.Running);
        Assert.Equal(['a'], a.Ring.Read(0, 10).Items);
        Assert.Equal(['b'], b.Ring.Read(0, 10).Items);
    }

    [Fact]
    public async Task Open_BeforeAnythingArrived_IsConnecting()
    {
        var reader = Source.Open("a");

        Assert.Equal(new StreamState.Connecting(Time.GetUtcNow()), reader.State);
        await Upstream.NextAttemptAsync();
        Assert.Equal(new StreamState.Connecting(Time.GetUtcNow()), reader.State);
    }

    [Fact]
    public async Task DisposeReader_NotTheLast_NothingHappens()
    {
        var (first, second) = (Source.Open("a"), Source.Open("a"));
        var attempt = await Upstream.NextAttemptAsync();

        await first.DisposeAsync();
        await first.DisposeAsync();
        Time.Advance(TimeSpan.FromMinutes(5));

        Assert.False(attempt.Cancelled.IsCancellationRequested);
        Assert.Equal(1, Source.Running);
        Assert.Equal(0, Time.Timers);
        await second.DisposeAsync();
    }

    [Fact]
    public async Task DisposeReader_TheLast_UpstreamStopsAfterLinger()
    {
        var reader = Source.Open("a");
        var attempt = await Upstream.NextAttemptAsync();

        await reader.DisposeAsync();
        Time.Advance(TimeSpan.FromSeconds(29));
        Assert.False(attempt.Cancelled.IsCancellationRequested);
        Assert.Equal(1, Source.Running);
        Time.Advance(TimeSpan.FromSeconds(1));

        Assert.True(attempt.Cancelled.IsCancellationRequested);
        await this.rig.AllGone();
    }

    [Fact]
    public async Task Open_WithinLinger_GoesOnWithTheSameUpstreamAndRing()
    {
        var first = Source.Open("a");
        var attempt = await Upstream.NextAttemptAsync();
        attempt.Writer.Write(1);
        await first.DisposeAsync();
        Time.Advance(TimeSpan.FromSeconds(29));
        attempt.Writer.Write(2);

        var second = Source.Open("a");
        Time.Advance(TimeSpan.FromMinutes(5));

        Assert.Same(first.Ring, second.Ring);
        Assert.Equal([1, 2], second.Ring.Read(0, 10).Items);
        Assert.IsType<StreamState.Live>(second.State);
        Assert.False(attempt.Cancelled.IsCancellationRequested);
        Assert.Equal(1, Upstream.Started);
    }

    [Fact]
    public async Task DisposeReader_AgainAfterReopening_LingersAnew()
    {
        await Source.Open("a").DisposeAsync();
        var attempt = await Upstream.NextAttemptAsync();
        Time.Advance(TimeSpan.FromSeconds(20));
        await Source.Open("a").DisposeAsync();

        Time.Advance(TimeSpan.FromSeconds(29));
        Assert.False(attempt.Cancelled.IsCancellationRequested);
        Time.Advance(TimeSpan.FromSeconds(1));

        Assert.True(attempt.Cancelled.IsCancellationRequested);
        await this.rig.AllGone();
    }

    [Fact]
    public async Task Open_AfterLinger_StartsAnewWithAnEmptyRing()
    {
        var first = Source.Open("a");
        (await Upstream.NextAttemptAsync()).Writer.Write(1);
        await first.DisposeAsync();
        Time.Advance(TimeSpan.FromSeconds(30));
        await this.rig.AllGone();

        var second = Source.Open("a");
        await Upstream.NextAttemptAsync();

        Assert.NotSame(first.Ring, second.Ring);
        Assert.Equal(0, second.Ring.NextSequence);
        Assert.Equal(2, Upstream.Started);
    }

    [Fact]
    public async Task Open_WhileTheUpstreamStillStops_WaitsForItAndKeepsTheRing()
    {
        Upstream.IgnoresCancellation = true;
        var first = Source.Open("a");
        var old = await Upstream.NextAttemptAsync();
        old.Writer.Write(1);
        await first.DisposeAsync();
        Time.Advance(TimeSpan.FromSeconds(30));
        Assert.True(old.Cancelled.IsCancellationRequested);

        var second = Source.Open("a");
        Assert.Equal(1, Upstream.Started);
        Assert.Equal(1, Source.Running);
        old.Return();
        var next = await Upstream.NextAttemptAsync();
        next.Writer.Write(2);

        Assert.Equal([1, 2], second.Ring.Read(0, 10).Items);
        Assert.Equal(1, Upstream.MostActive);
        next.Return();
    }

    [Fact]
    public async Task DisposeReader_WhileTheUpstreamStillStops_LeavesNothing()
    {
        Upstream.IgnoresCancellation = true;
        await Source.Open("a").DisposeAsync();
        var old = await Upstream.NextAttemptAsync();
        Time.Advance(TimeSpan.FromSeconds(30));
        await Source.Open("a").DisposeAsync();
        Assert.Equal(1, Time.Timers);

        old.Return();
        await this.rig.AllGone();

        Assert.Equal(1, Upstream.Started);
    }

    [Fact]
    public async Task DisposeReader_LingerOfZero_StopsAtOnce()
    {
        await using var rig = new SharedSourceRig(new() { Linger = TimeSpan.Zero });
        var reader = rig.Source.Open("a");
        var attempt = await rig.Upstream.NextAttemptAsync();

        await reader.DisposeAsync();

        Assert.True(attempt.Cancelled.IsCancellationRequested);
        await rig.AllGone();
    }

    [Fact]
    public async Task Linger_TimerThatWasStoppedTooLate_StopsNothing()
    {
        var time = new LateTime();
        var upstream = new Upstream();
        await using var source = SharedSourceRig.Make(upstream.RunAsync, new(), time);
        await source.Open("a").DisposeAsync();
        var attempt = await upstream.NextAttemptAsync();
        var reader = source.Open("a");
        time.Fire(0); // it was on its way when the reader came
        Assert.False(attempt.Cancelled.IsCancellationRequested);
        await reader.DisposeAsync();

        time.Fire(0);
        Assert.False(attempt.Cancelled.IsCancellationRequested);
        time.Fire(1);

        Assert.True(attempt.Cancelled.IsCancellationRequested);
    }

    [Fact]
    public async Task Open_FromACircuit_DoesNotCarryItsContextIntoTheUpstream()
    {
        var circuit = new AsyncLocal<string> { Value = "circuit" };
        var seen = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var source = SharedSourceRig.Make((_, _, ct) =>
        {
            seen.SetResult(circuit.Value);
            return Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ct);
        }, new() { Linger = TimeSpan.Zero }, Time);

        using (ExecutionContext.SuppressFlow()) // nested, as a caller may do it
            source.Open("a");

        Assert.Null(await seen.Task.Soon());
    }

    [Fact]
    public async Task Constructor_OptionsChangedLater_KeepsThemAsTheyWere()
    {
        var options = new SharedSourceOptions { MaxItems = 2 };
        await using var rig = new SharedSourceRig(options);
        options.MaxItems = 1;

        var reader = rig.Source.Open("a");
        (await rig.Upstream.NextAttemptAsync()).Writer.Write([1, 2, 3]);

        Assert.Equal([2, 3], reader.Ring.Read(0, 10).Items);
    }
}
