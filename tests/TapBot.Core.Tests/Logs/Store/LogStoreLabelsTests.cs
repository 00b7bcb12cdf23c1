using TapBot.Core.Logs;
using TapBot.Testing.Logs;

namespace TapBot.Core.Tests.Logs.Store;

/// <summary>The labels of whoever wrote last are kept beside the lines, for as long as there are lines.</summary>
public sealed class LogStoreLabelsTests : IAsyncDisposable
{
    private readonly StoreRig rig = new();

    public ValueTask DisposeAsync() => rig.DisposeAsync();

    [Fact]
    public async Task Label_StoreOpenedAgain_IsThere()
    {
        rig.Archive.Label(Tier("front"));
        rig.Archive.Append([Lines.One(1)]);

        Assert.Equal("front", (await rig.ReopenAsync()).Labels["tier"]);
        rig.Archive.Label(Tier("back")); // created anew with another one
        Assert.Equal(Tier("back"), (await rig.ReopenAsync()).Labels);
    }

    [Fact]
    public async Task Open_StoreOfATimeWithoutLabels_HasNoneUntilTheyAreTold()
    {
        rig.Archive.Append([Lines.One(1)]);
        Assert.Empty((await rig.ReopenAsync()).Labels);
        Assert.Empty(rig.Files("labels"));

        rig.Archive.Label(Tier("front"));

        Assert.Equal(Tier("front"), (await rig.ReopenAsync()).Labels);
        Assert.Single(StoreRig.All(rig.Archive));
    }

    [Fact]
    public async Task Label_NothingWasWritten_LeavesNothingOnTheDisk()
    {
        rig.Archive.Label(Tier("front"));
        await rig.Store.FlushAsync();

        Assert.Empty(Directory.GetDirectories(rig.Directory));
    }

    [Fact]
    public async Task Label_LastLineIsRemoved_GoesWithIt()
    {
        var archive = rig.Archive;
        archive.Label(Tier("front"));
        archive.Append([.. Lines.From(0, 40)]);
        await rig.Store.FlushAsync();
        Assert.Equal(rig.Store.State.Bytes, rig.Files("").Where(f => !f.EndsWith("store.lock", StringComparison.Ordinal)).Sum(f => new FileInfo(f).Length));

        rig.Time.Advance(TimeSpan.FromDays(40));
        await rig.Store.FlushAsync();
        await rig.Store.FlushAsync();
        Assert.Empty(Directory.GetDirectories(rig.Directory));

        archive.Append([Lines.One(22 * 86_400_000)]); // in the time that is kept again
        Assert.Equal(Tier("front"), (await rig.ReopenAsync()).Labels);
    }

    [Fact]
    public async Task Open_StoppedWithinAnyWrite_HasTheLabelsBeforeOrTheNewOnes()
    {
        rig.Archive.Append([Lines.One(1)]);
        foreach (var tier in new[] { "one", "two" })
        {
            rig.Archive.Label(Tier(tier));
            await rig.Store.FlushAsync();
        }
        await rig.Store.DisposeAsync();
        var (copy, known) = (rig.Beside("copy"), (string?)null);
        Directory.CreateDirectory(copy);
        foreach (var step in rig.Disk.Steps.ToArray())
        {
            for (var bytes = 1; step.Kind == DiskStepKind.Replace && bytes < step.Data.Length; bytes++)
            {
                step.Repeat(rig.Directory, copy, bytes);
                Assert.Equal(known, await TierAsync(copy));
            }
            step.Repeat(rig.Directory, copy);
            known = await TierAsync(copy);
        }
        Assert.Equal("two", known);
    }

    [Fact]
    public async Task Open_FileIsDamaged_HasTheLinesWithoutLabels()
    {
        rig.Archive.Label(Tier("front"));
        rig.Archive.Append([Lines.One(1)]);
        await rig.Store.DisposeAsync();
        var file = Assert.Single(rig.Files("labels"));
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        bytes[^1]++;
        await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);

        var archive = await rig.ReopenAsync();

        Assert.Empty(archive.Labels);
        Assert.Single(StoreRig.All(archive));
        archive.Label(Tier("front"));
        Assert.Equal(Tier("front"), (await rig.ReopenAsync()).Labels);
    }

    [Theory]
    [InlineData(typeof(IOException))]
    [InlineData(typeof(UnauthorizedAccessException))]
    public async Task Label_FileCannotBeWritten_LinesAreAndLabelsAreTriedAgain(Type failure)
    {
        var other = rig.Store.Of(StoreRig.Cache);
        rig.Archive.Label(Tier("front"));
        rig.Archive.Append([Lines.One(1)]);
        other.Append([Lines.One(1)]);
        (rig.Disk.Broken, rig.Disk.BrokenAt) = ((Exception)Activator.CreateInstance(failure)!, ArchiveLabels.Name);
        await rig.Store.FlushAsync();

        Assert.True(rig.Store.State.IsRecording);
        Assert.Equal(2, rig.Files("open").Length);
        Assert.True(rig.Archive.Append([Lines.One(2)]));
        Assert.Empty(rig.Files(ArchiveLabels.Name));

        rig.Disk.Broken = null;
        rig.Time.Advance(TimeSpan.FromSeconds(6));
        await rig.Store.FlushAsync();

        Assert.Single(rig.Files(ArchiveLabels.Name));
        var archive = await rig.ReopenAsync();
        Assert.Equal(Tier("front"), archive.Labels);
        Assert.Equal(2, StoreRig.All(archive).Count);
    }

    [Fact]
    public async Task Label_ManyAndLong_AreBounded()
    {
        var many = Enumerable.Range(0, 1_000).ToDictionary(i => $"key-{i:D4}", _ => "ü");
        many["a"] = new string('x', 100_000);
        many[new string('k', 5_000)] = "too long to be asked for";
        rig.Archive.Label(many);
        rig.Archive.Append([Lines.One(1)]);

        var labels = (await rig.ReopenAsync()).Labels;

        Assert.Equal(ArchiveLabels.Most, labels.Count);
        Assert.Equal(new string('x', ArchiveLabels.MostValue), labels["a"]);
        Assert.Equal("ü", labels["key-0000"]);
        Assert.InRange(new FileInfo(Assert.Single(rig.Files("labels"))).Length, 1, 64 << 10);
    }

    private static Dictionary<string, string> Tier(string tier) => new() { ["tier"] = tier };

    private async Task<string?> TierAsync(string directory)
    {
        await using var store = rig.Open(directory);
        return store.Of(StoreRig.Web).Labels.GetValueOrDefault("tier");
    }
}
