using System.Globalization;
using Microsoft.Playwright;
using TapBot.EndToEnd.Monitoring;
using static Microsoft.Playwright.Assertions;

namespace TapBot.EndToEnd.Portal;

/// <summary>What a person sees and does on the page of HTTP checks, in front of a web server of the test's own.</summary>
public sealed class CheckPageTests(PortalUnderTest portal) : PortalTest(portal)
{
    private static readonly (ColorScheme Scheme, int Width, int Height)[] Looks = [(ColorScheme.Dark, 1440, 900), (ColorScheme.Light, 720, 450), (ColorScheme.Dark, 360, 740)];

    [Fact]
    public async Task Check_AddedChangedAndRemoved_IsGreenThenRedThenGoneOnEveryOpenPage()
    {
        await using var server = new SmallServer("all is well");
        var name = "c-" + Guid.NewGuid().ToString("n")[..8];
        var other = await OpenAsync("/checks");
        var page = await OpenAsync("/checks");

        await page.GetByRole(AriaRole.Link, new() { Name = "Add check" }).ClickAsync();
        await page.GetByLabel("Check", new() { Exact = true }).FillAsync(name);
        await page.GetByLabel("Address", new() { Exact = true }).FillAsync("example.com");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add check" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("begins with http:// or https://");
        await LookAsync(page, "the form of a check");
        await page.GetByLabel("Address", new() { Exact = true }).FillAsync(server.Address);
        await page.GetByLabel("Text in the answer").FillAsync("well");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add check" }).ClickAsync();
        var details = Details(page, name);
        await Expect(details).ToContainTextAsync("answered in");
        await Expect(RowOf(page, name)).ToContainTextAsync("OK");
        await Expect(RowOf(other, name)).ToContainTextAsync("OK", new() { Timeout = 2_000 });
        await LookAsync(page, "the details of a check");

        await details.GetByRole(AriaRole.Link, new() { Name = "Change check" }).ClickAsync();
        await page.GetByLabel("Text in the answer").FillAsync("Basket");
        await page.GetByRole(AriaRole.Button, new() { Name = "Change check" }).ClickAsync();
        await Expect(details).ToContainTextAsync("the answer does not contain \"Basket\"");
        await details.GetByRole(AriaRole.Button, new() { Name = $"Check now {name}" }).ClickAsync();
        await Expect(RowOf(page, name)).ToContainTextAsync("Critical");
        await Expect(RowOf(other, name)).ToContainTextAsync("Critical", new() { Timeout = 2_000 });
        await Expect(page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "Checks" })).ToContainTextAsync("Critical");

        await details.GetByRole(AriaRole.Button, new() { Name = $"Remove {name}" }).ClickAsync();
        await ConfirmAsync(page, $"Remove the check {name}?", "Remove");
        await Expect(details).ToContainTextAsync("This check is not made any more.");
        await Expect(RowOf(other, name)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Russian_FormAndList_SpeakRussian()
    {
        var page = await OpenAsync("/checks?new=1");
        await page.GetByRole(AriaRole.Group, new() { Name = "Language" }).GetByRole(AriaRole.Button, new() { Name = "RU" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("HTTP-проверки");
        await Expect(page.GetByLabel("Текст в ответе")).ToBeVisibleAsync();
        await LookAsync(page, "the form of a check in Russian");
    }

    private static async Task LookAsync(IPage page, string what)
    {
        foreach (var (scheme, width, height) in Looks)
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await page.SetViewportSizeAsync(width, height);
            await EveryPageTests.SoundAsync(page, string.Create(CultureInfo.InvariantCulture, $"{what} {scheme} {width}"), width);
        }
        await page.SetViewportSizeAsync(Looks[0].Width, Looks[0].Height);
    }
}
