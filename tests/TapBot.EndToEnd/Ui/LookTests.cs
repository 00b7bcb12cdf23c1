using Microsoft.Playwright;
using TapBot.Core.Logs;
using TapBot.Core.Streaming;
using TapBot.Core.Wording;
using TapBot.EndToEnd.Portal;
using TapBot.Testing.Logs;

namespace TapBot.EndToEnd.Ui;

/// <summary>The controls on a desk, on a phone, dark and light: nothing for axe to find, nothing against the policy, nothing wider than the screen.</summary>
public sealed class LookTests(UiHost host) : UiTest(host)
{
    [Theory]
    [InlineData("/table/24", ColorScheme.Dark, 1440, 900)]
    [InlineData("/table/24", ColorScheme.Light, 1440, 900)]
    [InlineData("/table/24", ColorScheme.Dark, 390, 844)]
    [InlineData("/table/0", ColorScheme.Light, 360, 740)]
    [InlineData("/log", ColorScheme.Dark, 1440, 900)]
    [InlineData("/log", ColorScheme.Light, 1440, 900)]
    [InlineData("/log", ColorScheme.Light, 390, 844)]
    [InlineData("/logs", ColorScheme.Dark, 1440, 900)]
    [InlineData("/logs", ColorScheme.Light, 1440, 900)]
    [InlineData("/logs", ColorScheme.Dark, 390, 844)]
    [InlineData("/logs?mode=filter&q=level%3E%3Dwarn&pane2=source%3D%2A", ColorScheme.Light, 360, 740)]
    public async Task Page_InEachLook_HasNothingForAxeAndFits(string path, ColorScheme scheme, int width, int height)
    {
        var name = $"{path.Trim('/').Split('?')[0].Replace('/', '-')}-{scheme}-{width}";
        if (path == "/log")
            FillLook(path = "/log/" + name);
        var page = await PageAsync(path, scheme, width, height);
        var complaints = Complaints(page);
        if (path.StartsWith("/log", StringComparison.Ordinal))
            await page.Locator(".row").First.WaitForAsync();
        else if (path.EndsWith("24", StringComparison.Ordinal))
            await page.Locator("td").First.WaitForAsync();
        await page.GetByText("live", new() { Exact = true }).First.WaitForAsync();
        await TakeAsync(page, name);

        await AssertCleanAsync(page);
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width);
        Assert.Empty(complaints);
    }

    [Theory]
    [InlineData(ColorScheme.Dark)]
    [InlineData(ColorScheme.Light)]
    public async Task Panel_MenuAndDialog_HaveNothingForAxe(ColorScheme scheme)
    {
        var page = await PageAsync("/table/24", scheme);
        await page.GetByText("thing-5", new() { Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Complementary).WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "More for thing-1", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Pause" }).WaitForAsync();
        await TakeAsync(page, $"panel-{scheme}");
        await AssertCleanAsync(page);

        await page.Keyboard.PressAsync("Escape");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).WaitForAsync();
        await TakeAsync(page, $"dialog-{scheme}");
        await AssertCleanAsync(page);
    }

    [Theory]
    [InlineData(ColorScheme.Dark)]
    [InlineData(ColorScheme.Light)]
    public async Task Log_PausedWithAGapAndAChoice_HasNothingForAxe(ColorScheme scheme)
    {
        FillLook("/log/paused-" + scheme);
        var page = await PageAsync("/log/paused-" + scheme, scheme);
        await page.Locator(".row").First.WaitForAsync();
        var tail = Logs.Open("paused-" + scheme);
        tail.Write(Lines.From(60, 12_340));
        await page.GetByText("lines skipped").First.WaitForAsync();
        await page.Locator("[data-scroller]").FocusAsync();
        await page.Keyboard.PressAsync("Shift+PageUp");
        await page.Keyboard.PressAsync("Shift+ArrowUp");
        tail.Write(Lines.From(12_400, 150));
        tail.Become(new StreamState.Retrying(TimeProvider.System.GetUtcNow(), TimeProvider.System.GetUtcNow().AddSeconds(9), Phrase.Of("the engine does not answer")));
        await page.GetByText("150 new lines").WaitForAsync();
        await page.GetByText("next attempt in").WaitForAsync();

        await TakeAsync(page, $"paused-{scheme}");
        await AssertCleanAsync(page);
    }

    [Fact]
    public async Task Axe_AButtonWithoutName_IsFound()
    {
        var page = await PageAsync("/table/0", ColorScheme.Dark);
        await page.EvaluateAsync("document.body.append(document.createElement('button'))");

        Assert.Contains(await Axe.FlawsAsync(page), f => f.StartsWith("button-name", StringComparison.Ordinal));
    }

    private static async Task AssertCleanAsync(IPage page)
    {
        var flaws = await Axe.FlawsAsync(page);
        Assert.True(flaws.Length == 0, string.Join('\n', flaws));
    }

    private static List<string> Complaints(IPage page)
    {
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            // Browsers give up what they load whenever an interface of the machine comes or goes, and engines of other tests make and remove some.
            if (message.Type is ("error" or "warning") && !message.Text.Contains("net::ERR_NETWORK_CHANGED", StringComparison.Ordinal))
                complaints.Add(message.Text);
        };
        page.PageError += (_, error) => complaints.Add(error);
        return complaints;
    }

    private void FillLook(string path)
    {
        var tail = Logs.Open(path["/log/".Length..]);
        const string Colours = "\e[32minfo\e[0m \e[1;31mbold red\e[0m \e[44mon blue\e[0m \e[38;5;208morange\e[0m \e[7minverse\e[0m \e[2mdim\e[0m \e[30mblack\e[0m \e[97;41m on red \e[0m";
        foreach (var n in Enumerable.Range(0, 60))
        {
            tail.Write((n % 9) switch
            {
                2 => Lines.One(n, "duration: 1203.884 ms  statement: select * from taxi_requests where status = $1 order by created_at desc", LineLevel.Warn),
                5 => Lines.One(n, "Error: connect ECONNREFUSED 172.19.0.2:5432", LineLevel.Error, LogStream.Stderr),
                6 => Lines.One(n, "    at TCPConnectWrap.afterConnect [as oncomplete] (node:net:1607:16)", LineLevel.Error, LogStream.Stderr),
                7 => Lines.One(n, Colours, LineLevel.Unknown),
                8 => Lines.One(n, "cache warm", LineLevel.Debug),
                _ => Lines.One(n, "checkpoint complete: wrote 214 buffers (1.3%); write=21.402 s, sync=0.011 s"),
            });
        }
    }

    private static async Task TakeAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("TAPBOT_PICTURES") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png") });
    }
}
