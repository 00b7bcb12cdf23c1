using TapBot.EndToEnd.Portal;
using static Microsoft.Playwright.Assertions;
using static TapBot.EndToEnd.Wall.FedScreen;

namespace TapBot.EndToEnd.Wall;

/// <summary>The clock of the machine below a screen is wrong, or is set: what is shown is counted without it.</summary>
public sealed class ClockTests(PortalUnderTest portal) : FedWallTest(portal)
{
    private const string Ages = "() => [...document.querySelectorAll('.tile .age')].map(a => parseInt(a.textContent, 10))";

    [Theory]
    [InlineData(-2)]
    [InlineData(2)]
    public async Task Clock_SetByHours_NoAgeIsNegativeAndNothingIsCalledOld(int hours)
    {
        var screen = await OpenAsync();
        await screen.ShowAsync(FedBoard.Tiles(9), Almaty(21, 30), age: TimeSpan.FromSeconds(3));
        await screen.MarkAsync();

        await screen.Page.Clock.SetSystemTimeAsync(Almaty(21, 30).AddHours(hours).UtcDateTime);
        for (var second = 0; second < 20; second++)
        {
            await screen.Page.Clock.RunForAsync(1_000);
            Assert.All(await screen.Page.EvaluateAsync<int[]>(Ages), age => Assert.InRange(age, 3, 9));
            Assert.Empty(await screen.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('.late, .stale, #cut:not([hidden]), .is-night')].map(e => e.id + '.' + e.className)"));
            Assert.Equal("21:30", await screen.Page.Locator("#clock").TextContentAsync()); // that of the portal
        }

        Assert.True(await screen.IsMarkedAsync());
        await Expect(screen.Page.Locator("#live")).ToHaveTextAsync("live");
    }

    [Theory]
    [InlineData(-2)]
    [InlineData(2)]
    public async Task Clock_SetWhileThePortalIsSilent_TheSilenceIsCountedOn(int hours)
    {
        var screen = await OpenAsync();
        await screen.ShowAsync(FedBoard.Tiles(2), Almaty(12, 0));
        await screen.Page.EvaluateAsync("() => { feed.silent = true; }");
        await screen.Page.Clock.RunForAsync(4_000);
        await Expect(screen.Page.Locator("#cut")).ToBeHiddenAsync();

        await screen.Page.Clock.SetSystemTimeAsync(Almaty(12, 0).AddHours(hours).UtcDateTime);
        await screen.Page.Clock.RunForAsync(3_000);

        await Expect(screen.Page.Locator("#cut")).ToContainTextAsync(new System.Text.RegularExpressions.Regex("NO CONNECTION 00:0[7-9]"));
    }
}
