using TapBot.Core.Logs;
using TapBot.Testing.Logs;

namespace TapBot.Core.Tests.Logs.Store;

public sealed class LogStoreQuotaTests : IAsyncDisposable
{
    private const int Day = 86_400_000; // Lines are one a millisecond

    private readonly StoreRig rig = new() { Options = new LogStoreOptions { MaxBytes = 40_000, MaxBytesPerSource = 20_000, MaxAge = TimeSpan.FromDays(30) } };

    public ValueTask DisposeAsync() => rig.DisposeAsync();

    [Fact]
    public async Task Append_SourceBeyondItsQuota_LosesItsOldestLines()
    {
        rig.Store.Of(StoreRig.Cache).Append([.. Lines.From(0, 10)]);
        await FillAsync(rig.Archive, 0, 3_000);

        Assert.InRange(rig.Archive.Bytes, 15_000, 20_000);
        var left = StoreRig.All(rig.Archive);
        Assert.Equal(Texts(3_000 - left.Count, left.Count), left.Select(l => l.Text));
        Assert.Equal(10, rig.Store.Of(StoreRig.Cache).Lines);
        Assert.Equal(left[0].Cursor.Time, rig.Archive.Oldest);
    }

    [Fact]
    public async Task Append_StoreBeyondItsQuota_LosesTheOldestOfAll()
    {
        for (var i = 0; i < 5; i++)
            await FillAsync(rig.Store.Of(StoreRig.Cache with { Container = $"c{i}" }), i * 10_000, 2_500);

        Assert.InRange(rig.Store.State.Bytes, 35_000, 40_000);
        Assert.All(["c0", "c1"], name => Assert.InRange(rig.Store.Of(StoreRig.Cache with { Container = name }).Lines, 0, StoreRig.Small.BlockLines)); // in their journals
        Assert.InRange(rig.Store.Of(StoreRig.Cache with { Container = "c4" }).Lines, 1_200, 2_500);
        Assert.Equal(rig.Store.State.Bytes, rig.Files("").Where(f => !f.EndsWith("store.lock", StringComparison.Ordinal)).Sum(f => new FileInfo(f).Length));
    }

    [Fact]
    public async Task Archives_OlderThanTheirAge_GoWhileRunning()
    {
        await FillAsync(rig.Archive, 0, 100);
        await FillAsync(rig.Archive, 20 * Day, 5);
        Assert.Equal(105, rig.Archive.Lines);

        rig.Time.Advance(TimeSpan.FromDays(31));
        await rig.Store.FlushAsync();
        Assert.Equal(Texts(20 * Day, 5), StoreRig.All(rig.Archive).Select(l => l.Text).TakeLast(5));
        Assert.InRange(rig.Archive.Lines, 5, 40);

        rig.Time.Advance(TimeSpan.FromDays(30));
        await rig.Store.FlushAsync();
        Assert.Empty(rig.Store.Archives);
        Assert.Empty(Directory.GetDirectories(rig.Directory));
        Assert.Equal(Lines.One(20 * Day + 4).Cursor, rig.Archive.Last);
        Assert.False(rig.Archive.Resume().IsEmpty);
    }

    [Fact]
    public async Task Append_AfterEverythingWasRemoved_BeginsAnew()
    {
        await FillAsync(rig.Archive, 0, 100);
        rig.Time.Advance(TimeSpan.FromDays(40));
        await rig.Store.FlushAsync();
        Assert.Equal(0, rig.Archive.Lines);

        await FillAsync(rig.Archive, 22 * Day, 100);

        Assert.Equal(Texts(22 * Day, 100), StoreRig.All(await rig.ReopenAsync()).Select(l => l.Text));
    }

    [Fact]
    public async Task Append_TooMuchMemoryInOpenBlocks_ClosesTheLargest()
    {
        rig.Limits = StoreRig.Small with { OpenBytes = 20_000, BlockBytes = 100_000, BlockLines = 100_000 };
        rig.Archive.Append([.. Lines.From(0, 2_000)]);
        rig.Store.Of(StoreRig.Cache).Append([.. Lines.From(0, 3)]);

        await rig.Store.FlushAsync();

        Assert.Single(rig.Files(".blocks"));
        Assert.Single(rig.Files("open"));
        Assert.Equal(2_000, StoreRig.All(rig.Archive).Count);
    }

    [Fact]
    public void For_SmallQuotas_MakesSmallSegments()
    {
        Assert.Equal(8 << 20, LogStoreLimits.For(new LogStoreOptions()).SegmentBytes);
        Assert.Equal((1 << 20) / 8, LogStoreLimits.For(new LogStoreOptions { MaxBytesPerSource = 1 << 20 }).SegmentBytes);
        Assert.Equal(TimeSpan.FromHours(1), LogStoreLimits.For(new LogStoreOptions { MaxAge = TimeSpan.FromHours(1) }).SegmentAge);
    }

    [Fact]
    public async Task Archives_PortalRestartedEveryDay_GoAllTheSame()
    {
        rig.Archive.Append([.. Lines.From(0, 5)]);
        for (var day = 0; day < 32; day++)
        {
            rig.Time.Advance(TimeSpan.FromDays(1));
            await rig.ReopenAsync();
            await rig.Store.FlushAsync();
        }

        Assert.Empty(rig.Store.Archives);
    }

    [Fact]
    public async Task Archives_EmptyAndHeldByNobody_AreForgotten()
    {
        var forgotten = await ComeAndGoAsync();
        for (var tries = 0; tries < 10 && forgotten.IsAlive; tries++)
        {
            GC.Collect();
            await rig.Store.FlushAsync();
        }
        Assert.False(forgotten.IsAlive);

        rig.Store.Of(StoreRig.Cache).Append([Lines.One(0)]);
        await rig.ReopenAsync();
        Assert.Equal(1, rig.Store.Of(StoreRig.Cache).Lines);
    }

    [Fact]
    public async Task Append_EmptyButHeld_IsTheSameArchiveAgain()
    {
        var held = rig.Store.Of(StoreRig.Cache);
        await FillAsync(held, 0, 40);
        rig.Time.Advance(TimeSpan.FromDays(40));
        await rig.Store.FlushAsync();
        Assert.Empty(rig.Store.Archives);

        held.Append([Lines.One(22 * Day)]);

        Assert.Same(held, rig.Store.Of(StoreRig.Cache));
        Assert.Same(held, Assert.Single(rig.Store.Archives));
    }

    private async Task<WeakReference> ComeAndGoAsync()
    {
        var archive = rig.Store.Of(StoreRig.Cache);
        await FillAsync(archive, 0, 40);
        rig.Time.Advance(TimeSpan.FromDays(40));
        await rig.Store.FlushAsync();
        Assert.Equal(0, archive.Lines);
        return new WeakReference(archive);
    }

    private static IEnumerable<string> Texts(int first, int count) => Lines.From(first, count).Select(l => l.Text);

    private async Task FillAsync(LogArchive archive, int first, int count)
    {
        foreach (var batch in Lines.From(first, count).Chunk(20))
            archive.Append(batch);
        await rig.Store.FlushAsync();
    }
}
