using Microsoft.Extensions.Time.Testing;
using TapBot.Core.Containers;
using TapBot.Core.Logs;
using TapBot.Core.Servers;
using TapBot.Core.Streaming;
using TapBot.Testing.Containers;
using TapBot.Testing.Logs;

namespace TapBot.Core.Tests.Containers.Recording;

/// <summary>What an engine tells of a container, found among the lines of its log.</summary>
public sealed class LogMarkersTests : IAsyncLifetime
{
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(250);
    private readonly FakeTimeProvider time = new(A.Noon);
    private readonly StoreRig rig = new() { Limits = new() };
    private readonly Container web = A.Container("web", project: "shop");
    private readonly FakeLogSource source;
    private readonly EventLog events;
    private readonly FleetBroadcast fleet;
    private readonly LogTails tails;
    private readonly LogMarkers markers;

    public LogMarkersTests()
    {
        source = new FakeLogSource { Origin = new LogOrigin(web.Server, web.Name, "shop", "web") };
        events = new EventLog(time);
        fleet = new FleetBroadcast(new Engines([new FakeEngine(web.Server, time)]), time);
        tails = new LogTails(source, new SharedSourceOptions(), time, new RecordedStore(rig.Store));
        markers = new LogMarkers(events, fleet, tails, time);
    }

    private static CancellationToken TestEnds => TestContext.Current.CancellationToken;

    private LogKey Key => new(web.Server, web.Id);

    public async ValueTask InitializeAsync() => await markers.StartAsync(TestEnds);

    public async ValueTask DisposeAsync()
    {
        await markers.StopAsync(CancellationToken.None);
        markers.Dispose();
        await tails.DisposeAsync();
        await rig.DisposeAsync();
    }

    [Fact]
    public async Task Birth_ToldBeforeTheListShowsTheContainer_StandsBeforeItsFirstLine()
    {
        Say("create", 1);
        Say("start", 2);
        Write(3, "hello");
        fleet.Publish(new FleetChange.ContainerIs(web));
        await WaitingAsync();

        await using var tail = tails.Pin(Key);

        await UntilAsync(tail, $"created {web.Id[..12]}", "started", "hello");
    }

    [Fact]
    public async Task Exit_LastLinesStillOnTheirWay_StandsBehindThem()
    {
        await using var tail = await FollowAsync();
        Say("die", 5, exitCode: 137);
        await WaitingAsync();

        Write(4, "last words");
        await UntilAsync(tail, "first", "last words");
        await PassAsync();

        await UntilAsync(tail, "first", "last words", "exited 137");
    }

    [Fact]
    public async Task Restart_EndAndStartStandBetweenTheRuns()
    {
        await using var tail = await FollowAsync();
        Say("die", 5, exitCode: 0);
        Say("start", 6);
        await WaitingAsync();

        source.Stop();
        source.IsRunning = true;
        Write(7, "second run");
        tails.Restarted(Key);

        await UntilAsync(tail, "first", "exited 0", "started", "second run");
    }

    [Fact]
    public async Task Exit_ContainerAndTailGoneAtOnce_IsKept()
    {
        var tail = await FollowAsync();
        Say("die", 5, exitCode: 3);
        Say("destroy", 6);
        fleet.Publish(new FleetChange.ContainerGone(web.Key));
        await tail.DisposeAsync();
        await PassAsync();

        await UntilAsync(null, "first", "exited 3");
    }

    [Fact]
    public async Task Exit_ToldAfterTheListThatNoLongerShowsTheContainer_IsKept()
    {
        var tail = await FollowAsync();
        fleet.Publish(new FleetChange.Listed(fleet.Current.Servers[web.Server].Server, []));
        fleet.Publish(new FleetChange.ContainerIs(A.Container("other")));
        await tail.DisposeAsync();
        Say("die", 5, exitCode: 9);
        await PassAsync();

        await UntilAsync(null, "first", "exited 9");
    }

    [Fact]
    public async Task Younger_LineComes_MarkerStandsBeforeItAtOnce()
    {
        await using var tail = await FollowAsync();
        Say("health_status: unhealthy", 5);
        await WaitingAsync();

        Write(9, "after");

        await UntilAsync(tail, "first", "health unhealthy", "after");
    }

    [Theory]
    [InlineData("oom", "oom")]
    [InlineData("pause", "paused")]
    [InlineData("unpause", "resumed")]
    [InlineData("health_status: healthy", "health healthy")]
    public async Task Event_ThatMatters_IsAMarker(string action, string text)
    {
        await using var tail = await FollowAsync();
        Say("exec_start: sh", 4);
        Say(action, 5);
        await PassAsync();

        await UntilAsync(tail, "first", text);
    }

    private static long At(int milliseconds) => ((A.Noon - DateTimeOffset.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick) + (milliseconds * 1_000_000L);

    private void Write(int milliseconds, string text) => source.Write(At(milliseconds), text);

    private void Say(string action, int milliseconds, int? exitCode = null) =>
        events.Publish(new EngineEvent(web.Server, A.Noon.AddMilliseconds(milliseconds), "container", action, web.Name, web.Id, "shop", exitCode));

    private async Task<ILogTail> FollowAsync()
    {
        fleet.Publish(new FleetChange.ContainerIs(web));
        Write(1, "first");
        var tail = tails.Pin(Key);
        await UntilAsync(tail, "first");
        return tail;
    }

    /// <summary>Until what was said waits in the log.</summary>
    private async Task WaitingAsync()
    {
        while (!tails.HasMarkers(Key))
            await Task.Yield();
    }

    /// <summary>Until the time has passed that lines are waited for.</summary>
    private async Task PassAsync()
    {
        await WaitingAsync();
        while (tails.HasMarkers(Key))
        {
            time.Advance(Settle);
            await Task.Yield();
        }
    }

    /// <summary>Until the archive has just these lines, and who looks as well.</summary>
    private async Task UntilAsync(ILogTail? tail, params string[] lines)
    {
        while (!Kept().SequenceEqual(lines))
        {
            Assert.False(Kept().Length > lines.Length, string.Join(" | ", Kept()));
            TestEnds.ThrowIfCancellationRequested();
            await Task.Yield();
        }
        while (tail is not null && !tail.ReadRange(0, 100).Lines.Select(l => l.Text).SequenceEqual(lines))
        {
            TestEnds.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private string[] Kept() => [.. StoreRig.All(rig.Store.Of(source.Origin!)).Select(l => l.Text)];
}
