using Microsoft.Extensions.Options;
using TapBot.Core.Logs;
using TapBot.Testing;
using TapBot.Testing.Logs;

namespace TapBot.Core.Tests.Logs.Store;

public sealed class LogStoreTests : IAsyncDisposable
{
    private readonly StoreRig rig = new();

    public ValueTask DisposeAsync() => rig.DisposeAsync();

    [Fact]
    public async Task Open_DirectoryInUse_IsRefusedUntilItIsFree()
    {
        rig.Archive.Append([Lines.One(1)]);

        var refused = Assert.Throws<LogStoreInUseException>(() => rig.Open());

        Assert.Contains(rig.Directory, refused.Message, StringComparison.Ordinal);
        Assert.Single(StoreRig.All(await rig.ReopenAsync()));
    }

    [Fact]
    public async Task Archives_ContainersLongGone_AreFoundWithTheirOrigins()
    {
        var distant = StoreRig.Cache with { Container = "ünusual~name with/slash", Server = ServerName.Parse("b.c-d_e") };
        var longName = StoreRig.Cache with { Container = new string('n', 400) };
        foreach (var origin in new[] { StoreRig.Web, StoreRig.Cache, distant, longName })
            rig.Store.Of(origin).Append([Lines.One(1)]);
        rig.Store.Of(StoreRig.Cache with { Container = "silent" });

        await rig.ReopenAsync();

        Assert.Equivalent(new[] { StoreRig.Web, StoreRig.Cache, distant, longName }, rig.Store.Archives.Select(a => a.Origin), strict: true);
        Assert.Null(rig.Store.Find(StoreRig.Cache.Server, "silent"));
        Assert.NotNull(rig.Store.Find(StoreRig.Web.Server, "shop/web#1"));
    }

    [Fact]
    public async Task Open_StrangeDirectory_IsLeftAlone()
    {
        _ = rig.Store;
        var strange = Directory.CreateDirectory(Path.Combine(rig.Directory, "lost+found"));
        await File.WriteAllTextAsync(Path.Combine(strange.FullName, "note"), "mine", TestContext.Current.CancellationToken);

        await rig.ReopenAsync();

        Assert.True(File.Exists(Path.Combine(strange.FullName, "note")));
        Assert.Equal(1, rig.Store.State.Damages);
    }

    [Fact]
    public async Task Append_ASecondLater_IsInTheJournal()
    {
        rig.Archive.Append([Lines.One(1), Lines.One(2)]);
        Assert.Empty(rig.Files("open"));

        await rig.Time.PushUntilAsync(() => rig.Files("open").Length == 1, StoreRig.Small.Tick);

        Assert.InRange(rig.Time.GetUtcNow() - rig.Time.Start, TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Append_BlocksAreFull_JournalIsOfTheOpenOneOnly()
    {
        foreach (var batch in Lines.From(0, 310).Chunk(10))
        {
            rig.Archive.Append(batch);
            await rig.Store.FlushAsync();
        }

        Assert.Single(rig.Files("open"));
        Assert.True(rig.Files(".blocks").Length > 1);
        Assert.Equal(Lines.From(0, 310).Select(l => l.Text), StoreRig.All(rig.Archive).Select(l => l.Text));
    }

    [Fact]
    public async Task Append_AfterDispose_IsRefused()
    {
        var archive = rig.Archive;
        await rig.Store.DisposeAsync();

        Assert.False(archive.Append([Lines.One(1)]));
    }

    [Theory]
    [InlineData("alpha/cache", false)]
    [InlineData("alpha/*", false)]
    [InlineData("*/CACHE", false)]
    [InlineData("beta/*", true)]
    [InlineData("alpha/cach", true)]
    public void Records_Excluded_IsFalse(string pattern, bool recorded)
    {
        rig.Options = new LogStoreOptions { Exclude = [pattern] };

        Assert.Equal(recorded, rig.Store.Records(StoreRig.Cache));
    }

    [Fact]
    public void Records_ServiceByPlaceOrContainer_CanBeExcluded()
    {
        Assert.False(new LogStoreOptions { Exclude = ["alpha/shop/web#*"] }.Records(StoreRig.Web));
        Assert.False(new LogStoreOptions { Exclude = ["*/shop-web-*"] }.Records(StoreRig.Web));
        Assert.False(new LogStoreOptions { Enabled = false }.Records(StoreRig.Web));
    }

    [Fact]
    public void Of_NamesBeyondTheFormat_AreNeitherRecordedNorTaken()
    {
        var endless = StoreRig.Web with { Service = new string('s', 20_000) };

        Assert.False(rig.Store.Records(endless));
        Assert.Throws<ArgumentException>(() => rig.Store.Of(endless));
    }

    [Fact]
    public void Check_QuotasThatContradict_AreNamed()
    {
        var check = new LogStoreOptionsCheck();

        Assert.Equal(ValidateOptionsResult.Success, check.Validate(null, new LogStoreOptions()));
        Assert.Equal(2, check.Validate(null, new LogStoreOptions { MaxBytes = 20 << 20, MaxBytesPerSource = 21 << 20, Exclude = ["cache"] }).Failures!.Count());
    }
}
