using TapBot.Core.Containers;
using TapBot.Core.Logs;
using TapBot.Core.Streaming;
using TapBot.Testing;
using TapBot.Testing.Containers;
using TapBot.Testing.Logs;

namespace TapBot.Core.Tests.Containers.Recording;

public sealed class LogRecorderTests : IAsyncLifetime
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);
    private readonly StoreRig rig = new();
    private readonly Container web = A.Container("web") with { Labels = new Dictionary<string, string> { ["tier"] = "front" } };
    private readonly FakeLogSource source;
    private readonly FleetBroadcast fleet;
    private readonly LogTails tails;
    private readonly LogRecorder recorder;

    public LogRecorderTests()
    {
        source = new FakeLogSource { Origin = ContainerOrigin.Of(web) };
        fleet = new FleetBroadcast(new Engines([new FakeEngine(web.Server, rig.Time)]), rig.Time);
        var store = new RecordedStore(rig.Store);
        tails = new LogTails(source, new SharedSourceOptions(), rig.Time, store);
        recorder = new LogRecorder(fleet, tails, store, new GuardedContainers(null, null, []));
    }

    public async ValueTask InitializeAsync() => await recorder.StartAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await recorder.StopAsync(CancellationToken.None);
        recorder.Dispose();
        await tails.DisposeAsync();
        await rig.DisposeAsync();
    }

    [Fact]
    public async Task Container_Seen_IsRecordedWithItsLabels()
    {
        source.Write(Lines.Start, "hello");
        fleet.Publish(new FleetChange.ContainerIs(web));

        await rig.Time.PushUntilAsync(() => rig.Store.Archives is [{ Lines: 1 }], Step);

        Assert.Equal("front", rig.Store.Archives[0].Labels["tier"]);
    }
}
