using TapBot.Core.Logs;
using TapBot.Testing.Logs;

namespace TapBot.Core.Tests.Logs.Store;

public sealed class LogArchiveTests : IAsyncDisposable
{
    private readonly StoreRig rig = new();

    public ValueTask DisposeAsync() => rig.DisposeAsync();

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 400)]
    [InlineData(3, 3_000)]
    public async Task Read_AnyLines_GivesThemBackExactly(int seed, int count)
    {
        var lines = StrangeLines.Make(seed, count, StoreRig.Web);
        foreach (var batch in lines.Chunk(17))
            Assert.True(rig.Archive.Append(batch));
        Assert.Equal(lines, StoreRig.All(rig.Archive));

        await rig.Store.FlushAsync();
        Assert.Equal(lines, StoreRig.All(rig.Archive));

        Assert.Equal(lines, StoreRig.All(await rig.ReopenAsync()));
        Assert.Equal(0, rig.Store.State.Damages);
    }

    [Fact]
    public async Task Append_AfterManyReopens_KeepsOneOrder()
    {
        var lines = StrangeLines.Make(4, 600, StoreRig.Web);
        foreach (var batch in lines.Chunk(37))
        {
            rig.Archive.Append(batch);
            await rig.ReopenAsync();
        }

        Assert.Equal(lines, StoreRig.All(rig.Archive));
        Assert.Single(rig.Store.Archives);
    }

    [Fact]
    public async Task Read_ContainerCreatedAnew_TellsWhoWroteEachLine()
    {
        var renamed = StoreRig.Web with { Container = "shop-web-1-new" };
        var lines = StrangeLines.Make(5, 90, StoreRig.Web)[..45].Concat(StrangeLines.Make(6, 90, renamed)[45..]).ToArray();

        rig.Archive.Append(lines);
        var archive = await rig.ReopenAsync();

        Assert.Equal(lines, StoreRig.All(archive));
        Assert.Equal(renamed, archive.Origin);
        Assert.Single(StoreRig.All(archive).Select(l => l.Origin).Distinct(ReferenceEqualityComparer.Instance).Skip(1));
    }

    [Fact]
    public async Task Read_LoneSurrogate_IsReplaced()
    {
        rig.Archive.Append([Lines.One(1, "a\uD800b") with { Origin = StoreRig.Web }]);

        Assert.Equal("a\uFFFDb", Assert.Single(StoreRig.All(await rig.ReopenAsync())).Text);
    }

    [Fact]
    public async Task Read_LineWithoutOrigin_GetsThatOfTheArchive()
    {
        rig.Archive.Append([Lines.One(1)]);

        Assert.Equal(StoreRig.Web, Assert.Single(StoreRig.All(await rig.ReopenAsync())).Origin);
    }

    [Fact]
    public async Task Figures_AnyTime_AreThoseOfTheLines()
    {
        var lines = StrangeLines.Make(7, 500, StoreRig.Web);
        Assert.Null(rig.Archive.Last);
        Assert.Null(rig.Archive.Oldest);

        rig.Archive.Append(lines);
        Check();
        await rig.Store.FlushAsync();
        Check();
        Assert.Equal(rig.Files("").Where(f => !f.EndsWith("store.lock", StringComparison.Ordinal)).Sum(f => new FileInfo(f).Length), rig.Archive.Bytes);
        await rig.ReopenAsync();
        Check();

        void Check()
        {
            Assert.Equal(lines.Length, rig.Archive.Lines);
            Assert.Equal(lines[^1].Cursor, rig.Archive.Last);
            Assert.Equal(lines.Min(l => l.Cursor.Time), rig.Archive.Oldest);
            Assert.Equal(lines.Max(l => l.Cursor.Time), rig.Archive.Newest);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Read_Range_GivesTheLinesWithinInOrder(int seed)
    {
        var lines = StrangeLines.Make(seed, 500, StoreRig.Web);
        rig.Archive.Append(lines.AsSpan(0, 480));
        await rig.Store.FlushAsync();
        rig.Archive.Append(lines.AsSpan(480));
        var random = new Random(seed);
        for (var i = 0; i < 40; i++)
        {
            var (one, other) = (lines[random.Next(500)].Cursor.Nanoseconds, lines[random.Next(500)].Cursor.Nanoseconds);
            var range = new LogRange(random.Next(3) == 0 ? null : Math.Min(one, other), random.Next(3) == 0 ? null : Math.Max(one, other), random.Next(3) == 0 ? random.Next(600) : null);
            var expected = lines.TakeLast(range.Tail ?? int.MaxValue).Where(l => l.Cursor.Nanoseconds >= (range.Since ?? long.MinValue) && l.Cursor.Nanoseconds <= (range.Until ?? long.MaxValue)).ToArray();

            Assert.Equal(expected, StoreRig.All(rig.Archive, range));
            Assert.Equal(expected.Reverse(), rig.Archive.ReadBackwards(range, null, TestContext.Current.CancellationToken).SelectMany(l => l));
        }
    }

    [Fact]
    public void Read_SinkHasEnough_Stops()
    {
        rig.Archive.Append(StrangeLines.Make(8, 300, StoreRig.Web));
        var sink = new CollectingSink(_ => true);

        rig.Archive.Read(default, null, sink, TestContext.Current.CancellationToken);

        Assert.InRange(sink.Lines.Count, 1, StoreRig.Small.BlockLines);
    }

    [Fact]
    public void Read_Cancelled_Throws()
    {
        rig.Archive.Append(StrangeLines.Make(9, 300, StoreRig.Web));

        Assert.Throws<OperationCanceledException>(() => rig.Archive.Read(default, null, new CollectingSink(), new CancellationToken(true)));
    }
}
