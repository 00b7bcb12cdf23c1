using TapBot.Core.Figures;
using TapBot.EndToEnd.Portal;
using static Microsoft.Playwright.Assertions;

namespace TapBot.EndToEnd.Wall;

/// <summary>A board with more tiles than a page holds turns its pages, until something is critical.</summary>
public sealed class RotationTests(PortalUnderTest portal) : FedWallTest(portal)
{
    private const int Page = 20_000, Full = 9;

    [Fact]
    public async Task Pages_OneTileCritical_StandStillUntilItIsNot()
    {
        var screen = await OpenAsync();
        var (pages, first) = (screen.Page.Locator("#pages"), screen.Tiles.First);
        await screen.ShowAsync(FedBoard.Tiles(2 * Full));
        await Expect(pages).ToHaveTextAsync("page 1 of 2");
        await Expect(screen.Tiles).ToHaveCountAsync(Full);
        await screen.Page.Clock.FastForwardAsync(Page);
        await Expect(pages).ToHaveTextAsync("page 2 of 2");
        await Expect(first).ToHaveAttributeAsync("data-key", "10");

        await screen.ShowAsync([FedBoard.Tile("bad", LightColour.Red), .. FedBoard.Tiles(2 * Full - 1)]);
        for (var i = 0; i < 3; i++)
        {
            await Expect(pages).ToHaveTextAsync("page 1 of 2");
            await Expect(first).ToHaveAttributeAsync("data-key", "bad");
            await screen.Page.Clock.FastForwardAsync(Page + 1_000);
        }

        await screen.ShowAsync(FedBoard.Tiles(2 * Full));
        await screen.Page.Clock.FastForwardAsync(Page);
        await Expect(pages).ToHaveTextAsync("page 2 of 2");
    }

    [Fact]
    public async Task Pages_MoreCriticalThanOnePageHolds_ThoseAloneTakeTurns()
    {
        var screen = await OpenAsync();
        var red = Enumerable.Range(1, Full + 1).Select(i => FedBoard.Tile($"bad{i}", LightColour.Red)).ToList();
        await screen.ShowAsync([.. red, .. FedBoard.Tiles(2 * Full)]);
        var seen = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            seen.Add(await screen.Page.Locator("#pages").InnerTextAsync());
            Assert.True(await screen.Page.Locator(".tile.is-red").CountAsync() > 0);
            await screen.Page.Clock.FastForwardAsync(Page + 1_000);
        }

        Assert.Equal(["page 1 of 2", "page 2 of 2", "page 1 of 2", "page 2 of 2"], seen);
    }
}
