using TapBot.Core.Streaming;

namespace TapBot.Core.Tests.Streaming;

public sealed class SharedSourceStopTests : IAsyncDisposable
{
    private readonly SharedSourceRig rig = new();
    private Upstream Upstream => rig.Upstream;
    private CountingTime Time => rig.Time;
    private SharedSource<string, int> Source => rig.Source;

    public ValueTask DisposeAsync() => rig.DisposeAsync();

    [Fact]
    public async Task Stop_TellsTheUpstreamOutsideOfTheLock()
    {
        var reader = Source.Open("a");
        var attempt = await Upstream.NextAttemptAsync();
        var told = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = attempt.Cancelled.Register(
            () => told.SetResult(Task.Run(() => Source.Running).WaitAsync(Patience.Limit).GetAwaiter().GetResult()));

        await reader.DisposeAsync();
        Time.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(1, await told.Task.Soon());
        await rig.AllGone();
    }

    [Fact]
    public async Task Stop_WhatTheUpstreamRegisteredFails_NothingEscapes()
    {
        var reader = Source.Open("a");
        var attempt = await Upstream.NextAttemptAsync();
        await using var registration = attempt.Cancelled.Register(() => throw new InvalidOperationException("registered"));

        await reader.DisposeAsync();
        Time.Advance(TimeSpan.FromSeconds(30));

        await rig.AllGone();
    }

    [Fact]
    public async Task DisposeSource_StopsEverythingAndWaitsForIt()
    {
        var readers = new[] { Source.Open("a"), Source.Open("b") };
        await Source.Open("c").DisposeAsync();
        for (var i = 0; i < 3; i++)
            await Upstream.NextAttemptAsync();

        await Source.DisposeAsync();

        Assert.Equal((0, 0, 0), (Upstream.Active, Source.Running, Time.Timers));
        Assert.All(readers, reader => Assert.Equal(StreamReasons.Stopped, Assert.IsType<StreamState.Ended>(reader.State).Why));
    }

    [Fact]
    public async Task DisposeSource_UpstreamStillStops_WaitsForIt()
    {
        Upstream.IgnoresCancellation = true;
        Source.Open("a");
        var attempt = await Upstream.NextAttemptAsync();

        var (first, second) = (Source.DisposeAsync().AsTask(), Source.DisposeAsync().AsTask());
        Assert.False(first.IsCompleted || second.IsCompleted);
        Assert.True(attempt.Cancelled.IsCancellationRequested);
        attempt.Return();

        await Task.WhenAll(first, second).Soon();
    }

    [Fact]
    public async Task DisposeSource_DuringTheBackOff_EndsIt()
    {
        var reader = Source.Open("a");
        (await Upstream.NextAttemptAsync()).Fail("cut");
        await reader.Reaches<StreamState.Retrying>();

        await Source.DisposeAsync().Soon();

        Assert.Equal((1, 0), (Upstream.Started, Time.Timers));
    }

    [Fact]
    public async Task DisposeSource_AfterwardsNothingStarts()
    {
        var reader = Source.Open("a");
        await Upstream.NextAttemptAsync();
        await Source.DisposeAsync();

        Assert.Throws<ObjectDisposedException>(() => Source.Open("a"));
        reader.Restart();
        await reader.DisposeAsync();
        Time.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal((1, 0, 0), (Upstream.Started, Source.Running, Time.Timers));
    }
}
