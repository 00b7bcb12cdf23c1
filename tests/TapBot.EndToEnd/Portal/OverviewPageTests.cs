using System.Text.RegularExpressions;
using Microsoft.Playwright;
using TapBot.EndToEnd.Certificates;
using static Microsoft.Playwright.Assertions;

namespace TapBot.EndToEnd.Portal;

/// <summary>What a person sees and does on the overview.</summary>
public sealed class OverviewPageTests(PortalUnderTest portal) : PortalTest(portal)
{
    [Fact]
    public async Task OpenPage_ContainerThatFails_ComesFirstWithItsReasonAndGoesWithIt()
    {
        var page = await OpenAsync("/");
        var wrong = page.GetByRole(AriaRole.Region, new() { Name = "What is wrong" });
        await Expect(wrong).ToContainTextAsync(Zoo.At("expired.test"));

        var name = await Engine.RunAsync("exit 3");
        var all = wrong.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("Show all") });
        if (await all.IsVisibleAsync())
            await all.ClickAsync();
        var row = wrong.GetByRole(AriaRole.Listitem).Filter(new() { HasText = name });
        await Expect(row).ToContainTextAsync("Critical");
        await Expect(row).ToContainTextAsync("3");
        await Expect(page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "Overview" })).ToContainTextAsync("Critical");
        await row.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex($"/containers/real/{name}$"));

        await page.GoBackAsync();
        await Expect(wrong).ToBeVisibleAsync();
        await Engine.DockerAsync("rm", "-f", name);
        await Expect(row).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Page_GoalsAndParts_TellTheStateOfEverythingAndLeadOn()
    {
        var page = await OpenAsync("/");

        var ssl = page.GetByRole(AriaRole.Article, new() { Name = "SSL coverage" });
        await Expect(ssl).ToContainTextAsync("missed");
        await Expect(ssl).ToContainTextAsync("goal ≥ 100");
        await Expect(page.GetByRole(AriaRole.Article, new() { Name = "Cache hits" })).ToContainTextAsync("connections of");
        await Expect(page.GetByRole(AriaRole.Article, new() { Name = "Uptime, 30 days" })).ToContainTextAsync("of the time is known", new() { Timeout = 20_000 });
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = PortalUnderTest.Database })).ToContainTextAsync(" / ");
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "real" }).First).ToContainTextAsync("%");
        await ssl.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/certificates$"));
    }

    [Fact]
    public async Task Maintenance_OfSomethingWrong_TakesItFromTheListUntilItIsEnded()
    {
        var name = await Engine.RunAsync("exit 3");
        var page = await OpenAsync("/");
        var wrong = page.GetByRole(AriaRole.Region, new() { Name = "What is wrong" });
        var all = wrong.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("Show all") });
        if (await all.IsVisibleAsync())
            await all.ClickAsync();
        var row = wrong.GetByRole(AriaRole.Listitem).Filter(new() { HasText = name });

        await row.GetByRole(AriaRole.Link, new() { Name = $"Maintenance of {name}" }).ClickAsync();
        var form = page.GetByRole(AriaRole.Complementary);
        await EveryPageTests.SoundAsync(page, "the form of maintenance", 1440);
        await form.GetByLabel("Reason").FillAsync("new disk");
        await form.GetByRole(AriaRole.Button, new() { Name = "Begin maintenance" }).ClickAsync();
        var open = page.GetByRole(AriaRole.Region, new() { Name = "In maintenance" });
        await Expect(open).ToContainTextAsync("new disk");
        await Expect(row).ToHaveCountAsync(0);
        await open.GetByRole(AriaRole.Button, new() { Name = $"End maintenance container:real/{name}" }).ClickAsync();
        await Expect(open).ToBeHiddenAsync();
        await Expect(row).ToContainTextAsync("Critical");
    }

    [Fact]
    public async Task Russian_Page_SpeaksRussian()
    {
        var page = await OpenAsync("/");
        await page.GetByRole(AriaRole.Group, new() { Name = "Language" }).GetByRole(AriaRole.Button, new() { Name = "RU" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Обзор");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Что не так" })).ToContainTextAsync(Zoo.At("expired.test"));
    }
}
