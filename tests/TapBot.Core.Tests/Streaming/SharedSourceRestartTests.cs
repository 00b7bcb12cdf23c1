using TapBot.Core.Streaming;

namespace TapBot.Core.Tests.Streaming;

public sealed class SharedSourceRestartTests : IAsyncDisposable
{
    private readonly SharedSourceRig rig = new();
    private readonly DateTimeOffset begin;

    public SharedSourceRestartTests() => begin = Time.GetUtcNow();

    private Upstream Upstream => rig.Upstream;
    private CountingTime Time => rig.Time;
    private SharedSource<string, int> Source => rig.Source;

    public ValueTask DisposeAsync() => rig.DisposeAsync();

    [Fact]
    public async Task Failure_IsAStateAndIsTriedAgainAfterOneSecond()
    {
        var reader = Source.Open("a");
        var first = await Upstream.NextAttemptAsync();
        first.Writer.Write(1);
        Time.Advance(TimeSpan.FromSeconds(10));
        first.Fail("cut");

        var state = await reader.Reaches<StreamState.Retrying>();
        Assert.Equal((At(10), At(11)), (state.Since, state.At));
        Assert.Equal("test.failed (error: cut)", state.Why.ToString());

        Time.Advance(TimeSpan.FromSeconds(1));
        var second = await Upstream.NextAttemptAsync();
        Assert.Same(state, reader.State);
        second.Writer.Write(2);

        Assert.Equal(new StreamState.Live(At(11)), reader.State);
        Assert.Equal([1, 2], reader.Ring.Read(0, 10).Items);
        Assert.Equal(2, reader.Ring.NextSequence);
    }

    [Fact]
    public async Task Failure_Repeated_BacksOffUpToFifteenSeconds()
    {
        var reader = Source.Open("a");
        var due = 0;
        foreach (var seconds in new[] { 1, 2, 4, 8, 15, 15 })
        {
            (await Upstream.NextAttemptAsync()).Fail("refused");
            due += seconds;
            var state = await reader.Reaches<StreamState.Retrying>(s => s.At == At(due));
            Assert.Equal(begin, state.Since);
            Time.Advance(TimeSpan.FromSeconds(seconds));
        }

        var good = await Upstream.NextAttemptAsync();
        good.Writer.Live();
        Assert.Equal(new StreamState.Live(At(due)), reader.State);
        good.Fail("cut");
        Assert.Equal(At(due + 1), (await reader.Reaches<StreamState.Retrying>()).At);
    }

    [Fact]
    public async Task Failure_WithinLinger_IsTriedAgainUntilLingerIsOver()
    {
        await Source.Open("a").DisposeAsync();
        for (var i = 0; i < 4; i++) // at 0, 1, 3 and 7 s
        {
            var attempt = await Upstream.NextAttemptAsync();
            await Patience.Until(() => Time.Timers == 1, "the last back-off is over");
            attempt.Fail("refused");
            await Patience.Until(() => Time.Timers == 2, "it waits for the next attempt");
            Time.Advance(TimeSpan.FromSeconds(1 << i));
        }
        await Upstream.NextAttemptAsync();
        Time.Advance(TimeSpan.FromSeconds(15));

        await rig.AllGone();
        Assert.Equal(5, Upstream.Started);
    }

    [Fact]
    public async Task Linger_OverDuringTheBackOff_StopsAtOnce()
    {
        var reader = Source.Open("a");
        var attempt = await Upstream.NextAttemptAsync();
        await reader.DisposeAsync();
        Time.Advance(TimeSpan.FromSeconds(29.5));
        attempt.Fail("cut");
        await Patience.Until(() => Time.Timers == 2, "it waits for the next attempt");

        Time.Advance(TimeSpan.FromSeconds(0.5));

        await rig.AllGone();
        Assert.Equal(1, Upstream.Started);
    }

    [Fact]
    public async Task End_IsTheEnd()
    {
        var reader = Source.Open("a");
        var attempt = await Upstream.NextAttemptAsync();
        attempt.Writer.Write(1);
        Time.Advance(TimeSpan.FromSeconds(5));
        attempt.End("test.stopped");

        var state = await reader.Reaches<StreamState.Ended>();
        Assert.Equal(0, Source.Running);
        Time.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal((At(5), "test.stopped"), (state.Since, state.Why.Code));
        Assert.Equal((1, 0), (Upstream.Started, Time.Timers));
        Assert.Equal([1], reader.Ring.Read(0, 10).Items);
    }

    [Fact]
    public async Task Open_EndedWithAnotherReader_JoinsTheEnd()
    {
        var first = Source.Open("a");
        (await Upstream.NextAttemptAsync()).End("test.stopped");
        await first.Reaches<StreamState.Ended>();

        var second = Source.Open("a");

        Assert.IsType<StreamState.Ended>(second.State);
        Assert.Equal(0, Source.Running);
        Assert.Equal(1, Upstream.Started);
    }

    [Fact]
    public async Task Open_EndedWithoutReaders_StartsAnewOnTheSameRing()
    {
        var first = Source.Open("a");
        var old = await Upstream.NextAttemptAsync();
        old.Writer.Write(1);
        old.End("test.stopped");
        await first.Reaches<StreamState.Ended>();
        await first.DisposeAsync();

        var second = Source.Open("a");
        var next = await Upstream.NextAttemptAsync();
        next.Writer.Write(2);

        Assert.Equal([1, 2], second.Ring.Read(0, 10).Items);
        Assert.IsType<StreamState.Live>(second.State);
        Assert.Equal(2, Upstream.Started);
    }

    [Fact]
    public async Task DisposeReader_Ended_KeepsTheRingForLinger()
    {
        var reader = Source.Open("a");
        (await Upstream.NextAttemptAsync()).End("test.stopped");
        await reader.Reaches<StreamState.Ended>();
        Assert.Equal(0, Source.Running);
        await reader.DisposeAsync();

        Time.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal(1, Source.Streams);
        Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(0, Source.Streams);
    }

    [Fact]
    public async Task End_WhileLingering_IsGoneAfterLinger()
    {
        var reader = Source.Open("a");
        var attempt = await Upstream.NextAttemptAsync();
        await reader.DisposeAsync();
        attempt.End("test.stopped");
        await Patience.Until(() => Source.Running == 0, "the run is over");
        Assert.Equal(1, Source.Streams);

        Time.Advance(TimeSpan.FromSeconds(30));

        await rig.AllGone();
    }

    [Fact]
    public async Task Restart_Ended_TriesAtOnce()
    {
        var reader = Source.Open("a");
        var first = await Upstream.NextAttemptAsync();
        first.Writer.Write(1);
        first.End("test.stopped");
        await reader.Reaches<StreamState.Ended>();
        Time.Advance(TimeSpan.FromSeconds(7));

        reader.Restart();

        Assert.Equal(new StreamState.Connecting(At(7)), reader.State);
        (await Upstream.NextAttemptAsync()).Writer.Write(2);
        Assert.Equal([1, 2], reader.Ring.Read(0, 10).Items);
    }

    [Fact]
    public async Task Restart_EndedAndAtOnce_IsNotLost()
    {
        var reader = Source.Open("a");
        for (var round = 1; round <= 200; round++)
        {
            (await Upstream.NextAttemptAsync()).End("test.stopped");
            await reader.Reaches<StreamState.Ended>();
            Assert.Equal(0, Source.Running);
            reader.Restart();
        }
        await Upstream.NextAttemptAsync();

        Assert.Equal((201, 1), (Upstream.Started, Upstream.MostActive));
    }

    [Fact]
    public async Task Restart_Retrying_TriesNow()
    {
        var reader = Source.Open("a");
        (await Upstream.NextAttemptAsync()).Fail("refused");
        await reader.Reaches<StreamState.Retrying>();

        reader.Restart();

        (await Upstream.NextAttemptAsync()).Writer.Live();
        Assert.Equal(new StreamState.Live(begin), reader.State);
        Assert.Equal(0, Time.Timers);
    }

    [Fact]
    public async Task Restart_ConnectingOrLive_DoesNothing()
    {
        var reader = Source.Open("a");
        var attempt = await Upstream.NextAttemptAsync();
        reader.Restart();
        attempt.Writer.Live();
        reader.Restart();

        attempt.Fail("cut");
        await reader.Reaches<StreamState.Retrying>();

        Assert.Equal((1, 1), (Upstream.Started, Time.Timers));
    }

    [Fact]
    public async Task Restart_OfADisposedReader_DoesNothing()
    {
        var (gone, other) = (Source.Open("a"), Source.Open("a"));
        (await Upstream.NextAttemptAsync()).End("test.stopped");
        await other.Reaches<StreamState.Ended>();
        await gone.DisposeAsync();

        gone.Restart();

        Assert.Equal(0, Source.Running);
    }

    [Fact]
    public async Task ReturnWithoutEnd_IsTriedAgain()
    {
        var reader = Source.Open("a");
        (await Upstream.NextAttemptAsync()).Return();

        Assert.Equal(StreamReasons.Closed, (await reader.Reaches<StreamState.Retrying>()).Why);
        Time.Advance(TimeSpan.FromSeconds(1));

        await Upstream.NextAttemptAsync();
    }

    [Fact]
    public async Task UpstreamThatThrowsBeforeItsFirstAwait_IsAStateAsWell()
    {
        await using var source = SharedSourceRig.Make((_, _, _) => throw new InvalidOperationException("bug"), new(), Time);
        var reader = source.Open("a");

        Assert.Equal("test.failed (error: bug)", (await reader.Reaches<StreamState.Retrying>()).Why.ToString());
    }

    private DateTimeOffset At(double seconds) => begin + TimeSpan.FromSeconds(seconds);
}
