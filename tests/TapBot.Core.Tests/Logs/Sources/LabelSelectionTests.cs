using TapBot.Core.Access;
using TapBot.Core.Logs;
using TapBot.Testing.Access;
using TapBot.Testing.Logs;

namespace TapBot.Core.Tests.Logs;

/// <summary>What is kept of containers that are gone is found by their labels, as far as rights go.</summary>
public sealed class LabelSelectionTests : IAsyncLifetime
{
    private readonly StoreRig rig = new();
    private FakeLogHouse house = null!;

    private static CancellationToken TestEnds => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        rig.Archive.Label(new Dictionary<string, string> { ["tier"] = "front" });
        rig.Archive.Append([Lines.One(1, "kept") with { Origin = StoreRig.Web }]);
        rig.Store.Of(StoreRig.Cache).Append([Lines.One(2, "without a label") with { Origin = StoreRig.Cache }]);
        await rig.ReopenAsync();
        house = new FakeLogHouse(rig.Time, new RecordedStore(rig.Store));
    }

    public async ValueTask DisposeAsync()
    {
        await house.DisposeAsync();
        await rig.DisposeAsync();
    }

    [Theory]
    [InlineData("label:tier", 1)]
    [InlineData("label:tier=front", 1)]
    [InlineData("label:tier=back", 0)]
    [InlineData("label:other", 0)]
    public async Task Find_ContainerIsGone_GoesByTheLabelsItHad(string selector, int found)
    {
        var selection = new LogSelection([LogSelector.Parse(selector)]);

        Assert.Equal(Enumerable.Repeat(StoreRig.Web, found), await SourcesAsync(An.Administrator, selection));
        Assert.Equal(Enumerable.Repeat("kept", found), await house.Reader.ReadAsync(An.Administrator, selection, new LogQuestion(), TestEnds).Select(l => l.Text).ToListAsync(TestEnds));
    }

    [Theory]
    [InlineData("shop", 1)]
    [InlineData("bank", 0)]
    public async Task Find_ViewerOfOneProject_SeesOnlyItsOwn(string project, int found)
    {
        house.Rights.Give(An.Viewer, new Grant(Role.Viewer, Project: project));

        Assert.Equal(Enumerable.Repeat(StoreRig.Web, found), await SourcesAsync(An.Viewer, new LogSelection([LogSelector.Parse("label:tier=front")])));
    }

    [Fact]
    public async Task Find_ContainerCreatedAnew_GoesByTheLabelsItHasNow()
    {
        house.Add("alpha", StoreRig.Web.Container, StoreRig.Web.Project, StoreRig.Web.Service);

        Assert.Empty(await SourcesAsync(An.Administrator, new LogSelection([LogSelector.Parse("label:tier=front")])));
        var now = Assert.Single(await house.Reader.SourcesAsync(An.Administrator, new LogSelection([LogSelector.Parse($"label:tier={StoreRig.Web.Container}")]), TestEnds));
        Assert.Equal((StoreRig.Web, 1), (now.Origin, now.Lines));
    }

    private async Task<IEnumerable<LogOrigin>> SourcesAsync(Actor actor, LogSelection selection) => (await house.Reader.SourcesAsync(actor, selection, TestEnds)).Select(s => s.Origin);
}
