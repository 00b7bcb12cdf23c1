using Microsoft.Extensions.Time.Testing;
using TapBot.Core.Access;
using TapBot.Core.Containers;
using TapBot.Core.Operations;
using TapBot.Portal.Features.Containers;
using TapBot.Portal.Resources;
using TapBot.Portal.Shell.Commands;
using TapBot.Testing.Access;
using TapBot.Testing.Containers;

namespace TapBot.Portal.Tests.Features.Containers;

[Speaking("en")]
public sealed class ContainersPaletteTests
{
    private readonly FakeTimeProvider time = new(A.Noon);

    [Fact]
    public async Task Entries_Viewer_MayLookAndNothingElse()
    {
        await using var house = await HouseAsync(A.Container("web", project: "shop"));

        Assert.Equal(["container:server-1/web", "log:server-1/web"], (await KeysAsync(house, An.Viewer)).Where(k => k.Contains('/', StringComparison.Ordinal) && !k.StartsWith("page", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Entries_Operator_MayDoWhatFitsTheState()
    {
        await using var house = await HouseAsync(A.Container("web"), A.Container("old", state: ContainerState.Exited));

        var keys = await KeysAsync(house, An.Operator);

        Assert.Equal(["kill", "pause", "restart", "stop"], Operations(keys, "web"));
        Assert.Equal(["start"], Operations(keys, "old"));
    }

    [Fact]
    public async Task Entries_ScopedOperator_HasOnlyTheProject()
    {
        await using var house = await HouseAsync(A.Container("web", project: "shop"), A.Container("vault", project: "bank"));
        house.Rights.Give(An.Operator, new Grant(Role.Operator, A.Server(), "shop"));

        var keys = await KeysAsync(house, An.Operator);

        Assert.Contains("containers.restart:server-1/web", keys);
        Assert.DoesNotContain(keys, k => k.Contains("vault", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Entries_WithoutRights_AreNone()
    {
        await using var house = await HouseAsync(A.Container("web"));
        house.Rights.Give(An.Viewer);

        Assert.Empty(await KeysAsync(house, An.Viewer));
    }

    [Fact]
    public async Task Search_AThousandContainers_FindsTheOneByPiecesOfTwoWords()
    {
        await using var house = await HouseAsync([.. Enumerable.Range(0, 1_000).Select(n => A.Container($"service-{n}", project: $"project-{n % 40}"))]);

        var entries = await Palette(house).EntriesAsync(An.Administrator, TestContext.Current.CancellationToken);

        Assert.Equal("containers.restart:server-1/service-777", PaletteSearch.Find(entries, "rest 777", []).Shown[0].Key);
    }

    private static IEnumerable<string> Operations(IEnumerable<string> keys, string container) =>
        keys.Where(k => k.StartsWith("containers.", StringComparison.Ordinal) && k.EndsWith("/" + container, StringComparison.Ordinal)).Select(k => k["containers.".Length..k.IndexOf(':', StringComparison.Ordinal)]).Order(StringComparer.Ordinal);

    private static ContainersPalette Palette(ContainerHouse house) => new(house.Get<ContainerReader>(), house.Get<OperationCatalog>(), house.Get<AccessGuard>(), new Texts());

    private static async Task<List<string>> KeysAsync(ContainerHouse house, Actor actor) =>
        [.. (await Palette(house).EntriesAsync(actor, TestContext.Current.CancellationToken)).Select(e => e.Key)];

    private async Task<ContainerHouse> HouseAsync(params Container[] containers)
    {
        var house = await new ContainerHouse(time, new FakeEngine(A.Server(), time).With(containers)).StartAsync();
        await house.UntilAsync(f => f.Containers.Count() == containers.Length);
        return house;
    }
}
