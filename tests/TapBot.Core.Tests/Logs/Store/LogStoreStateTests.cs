using TapBot.Core.Access;
using TapBot.Core.Logs;
using TapBot.Testing.Access;
using TapBot.Testing.Logs;

namespace TapBot.Core.Tests.Logs.Store;

/// <summary>What the history says of itself: to whom may see everything, and to others.</summary>
public sealed class LogStoreStateTests : IAsyncDisposable
{
    private readonly StoreRig rig = new();

    private static CancellationToken TestEnds => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => rig.DisposeAsync();

    [Fact]
    public void State_RecordingSwitchedOff_SaysSo()
    {
        rig.Options = new LogStoreOptions { Enabled = false };

        Assert.False(rig.Store.State.IsRecording);
        Assert.Equal("logs.history.off", rig.Store.State.Suspended!.Code);
        Assert.Null(rig.Store.State.Since);
    }

    [Fact]
    public async Task State_EndThatWasCut_SaysWhoseAndHowMuch()
    {
        rig.Archive.Append([.. Lines.From(0, 310)]);
        rig.Store.Of(StoreRig.Cache).Append([Lines.One(1)]);
        await rig.Store.FlushAsync();
        await rig.Store.DisposeAsync();
        var segment = rig.Files(".blocks").Last(f => f.Contains("web", StringComparison.Ordinal));
        await File.AppendAllBytesAsync(segment, new byte[123], TestEnds);

        await rig.ReopenAsync();

        Assert.Equal(new LogDamage(rig.Time.GetUtcNow(), LogDamageKind.EndCut, StoreRig.Web, 123), Assert.Single(rig.Store.State.Broken));
    }

    [Fact]
    public void KeepingOf_AnyLog_SaysWhy()
    {
        rig.Options = new LogStoreOptions { Exclude = ["alpha/cache"] };
        var kept = new RecordedStore(rig.Store);
        kept.Except(StoreRig.Web with { Service = "portal" });

        Assert.Equal(LogKeeping.Kept, kept.KeepingOf(StoreRig.Web));
        Assert.Equal(LogKeeping.Excluded, kept.KeepingOf(StoreRig.Cache));
        Assert.Equal(LogKeeping.Own, kept.KeepingOf(StoreRig.Web with { Service = "portal" }));
    }

    [Fact]
    public async Task History_ViewerOfOneProject_GetsWhatConcernsItsLogs()
    {
        rig.Archive.Append([.. Lines.From(0, 310)]);
        rig.Store.Of(StoreRig.Cache).Append([.. Lines.From(0, 310)]);
        await rig.Store.FlushAsync();
        await rig.Store.DisposeAsync();
        foreach (var file in rig.Files(".blocks"))
            await File.AppendAllBytesAsync(file, new byte[5], TestEnds);
        await rig.ReopenAsync();
        await using var house = new FakeLogHouse(rig.Time, new RecordedStore(rig.Store));
        house.Rights.Give(An.Viewer, new Grant(Role.Viewer, Project: "shop"));
        house.Add("alpha", "shop-web-1", "shop", "web");

        var all = await house.Reader.HistoryAsync(An.Administrator, TestEnds);
        var own = await house.Reader.HistoryAsync(An.Viewer, TestEnds);

        Assert.Equal(rig.Store.State.Bytes, all!.Bytes);
        Assert.Equal(rig.Archive.Bytes, own!.Bytes);
        Assert.True(own.Bytes < all.Bytes);
        Assert.All(own.Broken, d => Assert.Equal(StoreRig.Web, d.Origin));
        Assert.Equal(own.Broken.Count, own.Damages);
        Assert.True(own.Damages > 0 && own.Damages < all.Damages);
    }

    [Fact]
    public async Task Sources_OfAnyKind_SayWhetherTheyAreKept()
    {
        rig.Options = new LogStoreOptions { Exclude = ["alpha/vault"] };
        rig.Store.Of(StoreRig.Cache).Append([Lines.One(1)]);
        await using var house = new FakeLogHouse(rig.Time, new RecordedStore(rig.Store));
        house.Add("alpha", "shop-web-1", "shop", "web");
        house.Add("alpha", "vault");

        var sources = await house.Reader.SourcesAsync(An.Administrator, LogSelection.All, TestEnds);

        Assert.Equal([("cache", LogKeeping.Past), ("shop-web-1", LogKeeping.Kept), ("vault", LogKeeping.Excluded)], sources.Select(s => (s.Origin.Container, s.Keeping)));
    }
}
