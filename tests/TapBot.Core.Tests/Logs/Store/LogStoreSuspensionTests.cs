using TapBot.Core.Logs;
using TapBot.Testing;
using TapBot.Testing.Logs;

namespace TapBot.Core.Tests.Logs.Store;

public sealed class LogStoreSuspensionTests : IAsyncDisposable
{
    private readonly StoreRig rig = new();

    public ValueTask DisposeAsync() => rig.DisposeAsync();

    [Fact]
    public async Task Append_DiskFullWhileWriting_IsRefusedUntilThereIsRoomAndNothingTakenIsLost()
    {
        var lines = StrangeLines.Make(1, 400, StoreRig.Web);
        rig.Archive.Append(lines.AsSpan(0, 100));
        await rig.Store.FlushAsync();
        rig.Disk.Left = 300;
        rig.Archive.Append(lines.AsSpan(100, 200));
        await rig.Store.FlushAsync();

        Assert.Equal("logs.history.full", rig.Store.State.Suspended?.Code);
        Assert.Equal(rig.Time.GetUtcNow(), rig.Store.State.Since);
        Assert.False(rig.Archive.Append(lines.AsSpan(300)));
        Assert.True(rig.Archive.HasRefused);
        Assert.Equal(lines[..300], StoreRig.All(rig.Archive));

        var ready = rig.Store.WhenReadyAsync(TestContext.Current.CancellationToken);
        rig.Disk.Left = long.MaxValue;
        Assert.False(ready.IsCompleted);
        await rig.Time.PushUntilAsync(() => ready.IsCompleted, StoreRig.Small.Tick);
        await ready;

        Assert.True(rig.Store.State.IsRecording);
        Assert.True(rig.Archive.Append(lines.AsSpan(300)));
        Assert.False(rig.Archive.HasRefused);
        Assert.Equal(lines, StoreRig.All(await rig.ReopenAsync()));
        Assert.Equal(0, rig.Store.State.Damages);
    }

    [Fact]
    public async Task State_RoomBelowTheReserve_IsSuspendedUntilThereIsAmpleRoom()
    {
        rig.Archive.Append([Lines.One(1)]);
        var reserve = rig.Disk.Said.Reserve;
        Assert.Equal(200L << 20, reserve);

        await SayAsync(reserve - 1);
        Assert.Equal("logs.history.full", rig.Store.State.Suspended?.Code);
        Assert.Equal(200L, rig.Store.State.Suspended?.Arguments["reserve"]);
        Assert.Single(rig.Files("open"));

        await SayAsync(reserve + 1);
        Assert.False(rig.Store.State.IsRecording);

        await SayAsync(reserve * 2);
        Assert.True(rig.Store.State.IsRecording);

        async Task SayAsync(long free)
        {
            rig.Disk.Said = rig.Disk.Said with { Free = free };
            rig.Time.Advance(TimeSpan.FromSeconds(6));
            await rig.Store.FlushAsync();
        }
    }

    [Fact]
    public async Task State_DiskFails_SaysSoOnceAndGoesOnByItself()
    {
        rig.Archive.Append([.. Lines.From(0, 100)]);
        var said = rig.Store.Changed.Version;
        rig.Disk.Broken = new IOException("Input/output error", 5);
        for (var i = 0; i < 3; i++)
        {
            rig.Time.Advance(TimeSpan.FromSeconds(6));
            await rig.Store.FlushAsync();
        }
        Assert.Equal("Input/output error", rig.Store.State.Suspended?.Arguments["error"]);
        Assert.Equal(said + 1, rig.Store.Changed.Version);

        rig.Disk.Broken = null;
        rig.Time.Advance(TimeSpan.FromSeconds(6));
        await rig.Store.FlushAsync();

        Assert.True(rig.Store.State.IsRecording);
        Assert.Equal(100, StoreRig.All(await rig.ReopenAsync()).Count);
    }

    [Fact]
    public async Task Append_TooMuchWaits_IsRefusedWithoutBeingSuspended()
    {
        rig.Limits = StoreRig.Small with { WaitingBytes = 0 };

        Assert.False(rig.Archive.Append([Lines.One(1)]));
        Assert.True(rig.Store.State.IsRecording);
        await rig.Store.FlushAsync();
    }

    [Fact]
    public void GapMarker_AfterLines_StandsBehindTheLast()
    {
        rig.Archive.Append([Lines.One(1)]);

        var gap = rig.Archive.GapMarker("disk");

        Assert.True(gap.Cursor.CompareTo(Lines.One(1).Cursor) > 0);
        Assert.Equal(("gap disk", LogStream.Marker, StoreRig.Web), (gap.Text, gap.Stream, gap.Origin));
    }

    [Theory]
    [InlineData(100L << 30, 200L << 20)]
    [InlineData(1L << 30, (1L << 30) / 20)]
    public void Reserve_AnyDisk_IsATwentiethAtMost200MiB(long total, long reserve) => Assert.Equal(reserve, new DiskRoom(0, total).Reserve);

    [Fact]
    public void Room_RealDisk_IsKnown() => Assert.InRange(new LogDisk().Room(Path.GetTempPath()).Total, 1 << 20, long.MaxValue);
}
