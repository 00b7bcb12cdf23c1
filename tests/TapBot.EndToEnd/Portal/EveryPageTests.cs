using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.Playwright;
using TapBot.EndToEnd.Certificates;
using TapBot.Portal.Shell;
using static Microsoft.Playwright.Assertions;

namespace TapBot.EndToEnd.Portal;

/// <summary>
/// Every page that is registered, dark and light, from a desk to a phone and at 200 % zoom: nothing for axe to find (WCAG 2.2 AA and good practice), nothing wider
/// than the screen. A page with a parameter that has no sample here fails, so that no page is forgotten.
/// </summary>
public sealed partial class EveryPageTests(PortalUnderTest portal) : PortalTest(portal)
{
    /// <summary>The elements that make the content wider than its place, the outermost first.</summary>
    private const string TooWide = """
        () => {
          const main = document.querySelector('main');
          if (!main || main.scrollWidth <= main.clientWidth) return [];
          const edge = main.getBoundingClientRect().left + main.clientWidth;
          return [...main.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > edge + 1).slice(0, 5).map(e => e.outerHTML.slice(0, 300));
        }
        """;

    /// <summary>Width and height in CSS pixels; 720 x 450 is a desk of 1440 x 900 at 200 %.</summary>
    private static readonly (ColorScheme Scheme, int Width, int Height)[] Looks =
        [(ColorScheme.Dark, 1440, 900), (ColorScheme.Light, 720, 450), (ColorScheme.Dark, 360, 740)];

    /// <summary>What is reached in another state of the portal, and tested there.</summary>
    private static readonly string[] Elsewhere = ["/setup"];

    public static TheoryData<string> Pages =>
        [.. typeof(PortalUrls).Assembly.GetTypes().SelectMany(t => t.GetCustomAttributes<RouteAttribute>()).Select(r => r.Template).Except(Elsewhere).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_InEveryLook_HasNoFlaw(string template)
    {
        var name = !template.Contains("{ContainerText", StringComparison.Ordinal) ? "" : await Engine.RunAsync("printf '\\033[31mred\\033[0m\\n'; echo error: no luck >&2; sleep 1000");
        var address = Parameter().Replace(template, m => m.Groups[1].Value switch
        {
            "ServerText" => "real",
            "ContainerText" => name,
            "UserName" => PortalHouse.UserName,
            "DatabaseText" => PortalUnderTest.Database,
            "Part" => "sessions",
            "EndpointText" => Zoo.At("expired.test"),
            "CheckText" => "none",
            var other => throw new InvalidOperationException($"The page {template} has a parameter {other}; say here what stands for it."),
        });
        var visit = await VisitAsync(address, signedIn: address != PortalUrls.SignIn);
        foreach (var (scheme, width, height) in Looks)
        {
            await visit.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await visit.Page.SetViewportSizeAsync(width, height);
            await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
            await SoundAsync(visit.Page, $"{template} {scheme} {width}", width);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Wall_BeforeAndAfterAScreenIsLetIn_HasNoFlaw(bool signedIn)
    {
        var visit = await VisitAsync("/wall/main", signedIn: signedIn);
        await Expect(visit.Page.Locator(signedIn ? ".tile" : "#code").First).ToBeVisibleAsync();
        foreach (var (width, height) in new[] { (1280, 720), (1920, 1080), (1080, 1920) })
        {
            await visit.Page.SetViewportSizeAsync(width, height);
            await SoundAsync(visit.Page, $"wall {(signedIn ? "board" : "code")} {width}", width);
        }
    }

    [Fact]
    public async Task PaletteAndHelp_InEveryLook_HaveNoFlaw()
    {
        await Engine.RunAsync(Forever);
        var page = await OpenAsync("/containers");
        foreach (var (scheme, width, height) in Looks)
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await page.SetViewportSizeAsync(width, height);
            await page.Keyboard.PressAsync("Control+k");
            await Expect(page.GetByRole(AriaRole.Combobox)).ToBeFocusedAsync();
            await page.Keyboard.TypeAsync("t-");
            await Expect(page.GetByRole(AriaRole.Option).First).ToBeVisibleAsync();
            await SoundAsync(page, $"palette {scheme} {width}", width);
            await page.Keyboard.TypeAsync("no such thing");
            await Expect(page.GetByText("Nothing fits.")).ToBeVisibleAsync();
            await SoundAsync(page, $"empty palette {scheme} {width}", width);
            await page.Keyboard.PressAsync("Escape");
            await page.Keyboard.PressAsync("?");
            await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Keyboard" })).ToBeVisibleAsync();
            await SoundAsync(page, $"help {scheme} {width}", width);
            await page.Keyboard.PressAsync("Escape");
        }
    }

    internal static async Task SoundAsync(IPage page, string what, int width)
    {
        var flaws = await Axe.FlawsAsync(page);
        Assert.True(flaws.Length == 0, $"{what}: " + string.Join('\n', flaws));
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, $"{what} is wider than {width}");
        Assert.Empty(await page.EvaluateAsync<string[]>(TooWide));
    }

    [GeneratedRegex(@"\{\*{0,2}(\w+)[^}]*\}", RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();
}
