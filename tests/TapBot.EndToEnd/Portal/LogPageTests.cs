using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace TapBot.EndToEnd.Portal;

/// <summary>The live log of a real container in a real browser.</summary>
public sealed class LogPageTests(PortalUnderTest portal) : PortalTest(portal)
{
    private const string FirstVisible = """
        () => {
          const scroller = document.querySelector('[data-scroller]'), top = scroller.getBoundingClientRect().top;
          const row = [...scroller.querySelectorAll('.row')].find(r => r.getBoundingClientRect().bottom > top + 1);
          return row.textContent + '@' + Math.round(row.getBoundingClientRect().top - top);
        }
        """;

    // A browser rolls on for a moment after the wheel has stopped.
    private const string Settled = """
        () => new Promise(done => {
          const scroller = document.querySelector('[data-scroller]');
          let at = -1;
          const look = () => scroller.scrollTop === at ? done() : (at = scroller.scrollTop, setTimeout(look, 300));
          look();
        })
        """;

    [Fact]
    public async Task Follow_LinesWritten_AppearAsTheyCome()
    {
        var name = await Engine.RunAsync("i=0; while :; do i=$((i+1)); echo tick $i; sleep 0.2; done");
        var page = await OpenLogAsync(name);

        await Expect(Log(page)).ToContainTextAsync("tick 20");
        await Expect(Log(page)).ToContainTextAsync("tick 40", new() { Timeout = 6_000 });
    }

    [Fact]
    public async Task Pause_ScrolledUp_NothingMovesThePillCountsAndLeadsBack()
    {
        var name = await Engine.RunAsync("i=0; while [ $i -lt 300 ]; do i=$((i+1)); echo old $i; done; while :; do i=$((i+1)); echo new $i; sleep 0.1; done");
        var page = await OpenLogAsync(name);
        await Expect(Log(page)).ToContainTextAsync("new 3");
        var follow = page.GetByRole(AriaRole.Button, new() { Name = "Follow" });
        await Log(page).HoverAsync();
        await TurnUpAsync(page);
        await Expect(follow).ToHaveAttributeAsync("aria-pressed", "false");
        var pill = page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex(@"^\d+ new lines$") });
        await Expect(pill).ToBeVisibleAsync();
        await page.EvaluateAsync(Settled);
        var before = await page.EvaluateAsync<string>(FirstVisible);
        var counted = await CountAsync(pill);

        await page.WaitForFunctionAsync("least => parseInt(document.querySelector('[data-pill]').innerText) >= least", counted + 15);
        Assert.Equal(before, await page.EvaluateAsync<string>(FirstVisible));

        await pill.ClickAsync();
        await Expect(follow).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(pill).ToHaveCountAsync(0);
        var newest = await Engine.DockerAsync("logs", "--tail", "1", name);
        await Expect(Log(page).GetByText(newest, new() { Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Text_ColoursMarkupAndRubbish_AreColouredAndInert()
    {
        var name = await Engine.RunAsync("""
            printf '\033[31mred\033[0m plain\n'
            echo '<img src=x onerror="document.title=1"><script>document.title=2</script>'
            printf 'nul\000in the middle\n'
            printf 'bad\377\376utf8\n'
            printf 'bidi\342\200\256flipped\n'
            head -c 5000000 /dev/zero | tr '\0' x; echo
            echo the end
            sleep 1000
            """);
        var page = await OpenLogAsync(name);

        await Expect(Log(page).GetByText("the end", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(Log(page).Locator(".a-fg-1")).ToHaveTextAsync("red");
        await Expect(Log(page).GetByText("<img src=x onerror=")).ToBeVisibleAsync();
        await Expect(Log(page).GetByText("nul␀in the middle")).ToBeVisibleAsync();
        await Expect(Log(page).GetByText("bad\uFFFD\uFFFDutf8")).ToBeVisibleAsync();
        await Expect(Log(page).GetByText("bidi\uFFFDflipped")).ToBeVisibleAsync();
        await Expect(Log(page).GetByText(new Regex("^x{1000}"))).ToHaveCountAsync(1);
        Assert.Equal(0, await page.Locator("[role=log] img, [role=log] script").CountAsync());
        Assert.DoesNotMatch("^[12]$", await page.TitleAsync());
    }

    [Fact]
    public async Task Copy_AllLines_GivesExactlyWhatWasWritten()
    {
        var name = await Engine.RunAsync("""printf '  two  spaces\tand a tab \n\033[32mgreen\033[0m\n\n{"level":"info","msg":"json"}\n'; i=0; while [ $i -lt 140 ]; do i=$((i+1)); echo line $i; done""");
        var page = await OpenLogAsync(name);
        await Expect(Log(page).GetByText("line 140", new() { Exact = true })).ToBeVisibleAsync();

        await Log(page).FocusAsync();
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.PressAsync("Control+c");
        await Expect(page.GetByText("144 lines copied")).ToBeVisibleAsync();

        var written = "  two  spaces\tand a tab \n\e[32mgreen\e[0m\n\n{\"level\":\"info\",\"msg\":\"json\"}\n" + string.Join('\n', Enumerable.Range(1, 140).Select(i => $"line {i}"));
        Assert.Equal(written, (await page.EvaluateAsync<string>("() => navigator.clipboard.readText()")).TrimEnd('\n'));
    }

    [Fact]
    public async Task Container_CreatedAnewUnderTheSameName_GoesOnOnThePage()
    {
        var name = await Engine.RunAsync("echo first life; sleep 1000");
        var first = await IdAsync(name);
        var page = await OpenLogAsync(name);
        await Expect(Log(page)).ToContainTextAsync("first life");

        await Engine.DockerAsync("rm", "-f", name);
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Ended" })).ToBeVisibleAsync();
        await Engine.DockerAsync("run", "-d", "--network", "none", "--name", name, RealEngine.Image, "sh", "-c", "echo second life; sleep 1000");

        await Expect(Log(page)).ToContainTextAsync("second life");
        await Expect(Texts(page)).ToHaveTextAsync([$"created as {first}", "first life", "exited with code 137: killed", $"created as {await IdAsync(name)}", "second life"]);
    }

    [Fact]
    public async Task Restart_FromTheLogPage_TheLogGoesOnBelow()
    {
        var name = await Engine.RunAsync("trap 'echo good bye; exit 0' TERM; echo hello from $$ at $(date +%s%N); while :; do sleep 1 & wait $!; done");
        var page = await OpenLogAsync(name);
        await page.GetByRole(AriaRole.Button, new() { Name = $"Restart {name}", Exact = true }).ClickAsync();
        await ConfirmAsync(page, $"Restart {name}", "Restart");

        await Expect(Result(page, name)).ToContainTextAsync("Running again, started at");
        await Expect(Log(page).GetByText("hello from")).ToHaveCountAsync(2);
        await Expect(Log(page).GetByText("good bye")).ToHaveCountAsync(1);
        await Expect(Texts(page)).ToHaveTextAsync([new Regex("^created as "), new Regex("^hello from"), new Regex("^good bye$"), new Regex("^exited with code 0$"), new Regex("^hello from")]);
    }

    // A turn of the wheel that comes while the page is laid out anew goes nowhere, and whoever turned it turns again.
    private static async Task TurnUpAsync(IPage page)
    {
        for (var turn = 0; turn < 5 && await page.EvaluateAsync<double>("() => (s => s.scrollHeight - s.clientHeight - s.scrollTop)(document.querySelector('[data-scroller]'))") < 500; turn++)
        {
            await page.Mouse.WheelAsync(0, -2_000);
            await page.EvaluateAsync(Settled);
        }
    }

    /// <summary>All rows but that a container was started: engines tell of that when it has, which is behind its first line.</summary>
    private static ILocator Texts(IPage page) => page.Locator("[data-canvas] .row .text").Filter(new() { HasNotTextRegex = new Regex("^started$") });

    private static ILocator Log(IPage page) => page.GetByRole(AriaRole.Log);

    private static async Task<int> CountAsync(ILocator pill) => int.Parse((await pill.InnerTextAsync()).Trim().Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>As much of a container's id as people write.</summary>
    private async Task<string> IdAsync(string name) => (await Engine.DockerAsync("inspect", "--format", "{{.Id}}", name))[..12];

    private async Task<IPage> OpenLogAsync(string name)
    {
        var page = await OpenAsync($"/containers/real/{name}/log");
        await Expect(Log(page)).ToBeVisibleAsync();
        return page;
    }
}
