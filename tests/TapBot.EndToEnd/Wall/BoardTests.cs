using System.Net.Http.Json;
using Microsoft.Playwright;
using TapBot.EndToEnd.Portal;
using static Microsoft.Playwright.Assertions;

namespace TapBot.EndToEnd.Wall;

/// <summary>A board made in the portal, on a screen that was let in to it.</summary>
public sealed class BoardTests(PortalUnderTest portal) : PortalTest(portal)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Board_MadeChangedAndRemovedInThePortal_IsFollowedByItsScreen()
    {
        var name = "b-" + Guid.NewGuid().ToString("n")[..8];
        var office = await OpenAsync("/administration/boards?new=1");
        await office.GetByLabel("Name in the address").FillAsync(name);
        await office.GetByLabel("Title").FillAsync("Hall");
        foreach (var word in new[] { "Certificates", "Databases, one each", "API response", "Servers, one each", "All lights" })
            await office.GetByLabel(word, new() { Exact = true }).UncheckAsync();
        await office.GetByRole(AriaRole.Button, new() { Name = "Make the board" }).ClickAsync();
        await Expect(RowOf(office, name)).ToContainTextAsync("Containers, Uptime 30 days");

        var screen = await PairAsync(name);
        await Expect(screen.Locator(".tile")).ToHaveCountAsync(2);
        await Expect(screen.Locator("#head")).ToContainTextAsync("Hall");

        await office.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).ClickAsync();
        await office.GetByLabel("All lights", new() { Exact = true }).CheckAsync();
        await office.GetByLabel("Title").FillAsync("Big hall");
        await office.GetByRole(AriaRole.Button, new() { Name = "Change the board" }).ClickAsync();
        await Expect(office.GetByRole(AriaRole.Status).Filter(new() { HasText = "is changed" })).ToBeVisibleAsync();
        await Expect(screen.Locator(".tile")).ToHaveCountAsync(3);
        await Expect(screen.Locator("#head")).ToContainTextAsync("Big hall");

        await office.GetByRole(AriaRole.Button, new() { Name = $"Remove {name}" }).ClickAsync();
        await ConfirmAsync(office, $"Remove the board {name}?", "Remove");
        await Expect(office.GetByText($"There is no board {name} any more.")).ToBeVisibleAsync();
        await Expect(office.GetByRole(AriaRole.Row).Filter(new() { HasText = name })).ToHaveCountAsync(0);
        await Expect(screen.Locator("#head")).ToContainTextAsync($"The board {name} was removed");
        await Expect(screen.Locator(".tile[data-key=certificates]")).ToBeVisibleAsync();
        await screen.ReloadAsync();
        await Expect(screen.Locator("#head")).ToContainTextAsync($"The board {name} was removed");
    }

    /// <summary>A screen that was let in to a board.</summary>
    private async Task<IPage> PairAsync(string board)
    {
        var visit = await VisitAsync($"/wall/{board}", new Look(ColorScheme.Dark, 1280, 720), signedIn: false);
        await Expect(visit.Page.Locator("#code")).ToContainTextAsync("-");
        using var approved = await House.Api.PostAsJsonAsync("/api/v1/screens", new { code = await visit.Page.Locator("#code").TextContentAsync(), name = board, board }, Token);
        approved.EnsureSuccessStatusCode();
        return visit.Page;
    }
}
