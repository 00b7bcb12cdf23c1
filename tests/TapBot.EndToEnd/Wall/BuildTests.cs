using TapBot.EndToEnd.Portal;

namespace TapBot.EndToEnd.Wall;

/// <summary>A portal of another build says so, and the screen loads its page anew.</summary>
public sealed class BuildTests(PortalUnderTest portal) : FedWallTest(portal)
{
    private const string Other = "0123456789ab";

    [Fact]
    public async Task Build_AnotherThanThePage_LoadsThePageAnewOnceItIsThere()
    {
        var screen = await OpenAsync();
        var (page, asked, isNew) = (screen.Page, 0, false);
        await page.RouteAsync("**/wall/main", async route =>
        {
            asked++;
            var answer = await route.FetchAsync();
            var text = await answer.TextAsync();
            await route.FulfillAsync(new() { Response = answer, Body = isNew ? System.Text.RegularExpressions.Regex.Replace(text, "data-build=\"[^\"]*\"", $"data-build=\"{Other}\"") : text });
        });
        await screen.ShowAsync(FedBoard.Tiles(2));
        await screen.MarkAsync();

        await page.EvaluateAsync("build => feed.tell({ build, now: Date.now(), colour: 'green', order: [], parts: {}, ages: {} })", Other);
        while (asked < 2)
            await page.Clock.RunForAsync(1_000);
        Assert.True(await screen.IsMarkedAsync()); // an old page that is loaded again would be told the same again, for ever

        isNew = true;
        await page.Clock.RunForAsync(5_000);
        await screen.UntilAnewAsync();
        Assert.Equal(Other, await page.EvaluateAsync<string>("() => document.body.dataset.build"));
        await screen.ShowAsync(FedBoard.Tiles(2));
    }
}
