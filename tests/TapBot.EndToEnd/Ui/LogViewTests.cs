using Microsoft.Playwright;
using TapBot.Core.Logs;
using TapBot.Testing.Logs;

namespace TapBot.EndToEnd.Ui;

/// <summary>What only a browser can show about the log view.</summary>
public sealed class LogViewTests(UiHost host) : UiTest(host)
{
    private const string Last = "() => [...document.querySelectorAll('.row .text')].at(-1)?.textContent";
    private const string Top = "() => { const s = document.querySelector('[data-scroller]'), at = s.getBoundingClientRect().top; "
        + "const row = [...document.querySelectorAll('.row')].find(r => r.getBoundingClientRect().bottom > at + 1); return row.querySelector('.text').textContent + '@' + Math.round(row.getBoundingClientRect().top - at); }";

    [Fact]
    public async Task Follow_NewLines_ShowsTheNewest()
    {
        var (page, tail) = await OpenAsync(300);

        tail.Write(Lines.From(300, 50));

        await SeesLastAsync(page, "line 349");
    }

    [Fact]
    public async Task Pause_ScrolledUp_NothingMovesAndThePillCounts()
    {
        var (page, tail) = await OpenAsync(300);
        await SeesLastAsync(page, "line 299");
        await page.Locator("[data-scroller]").HoverAsync();
        await page.Mouse.WheelAsync(0, -1500);
        await page.Locator("[data-press=follow][aria-pressed=false]").WaitForAsync();
        await page.WaitForFunctionAsync($"before => ({Top})() === before", await SettledTopAsync(page));
        var before = await page.EvaluateAsync<string>(Top);

        tail.Write(Lines.From(300, 120));
        await page.GetByRole(AriaRole.Button, new() { Name = "120 new lines" }).WaitForAsync();

        Assert.Equal(before, await page.EvaluateAsync<string>(Top));
        await page.GetByRole(AriaRole.Button, new() { Name = "120 new lines" }).ClickAsync();
        await SeesLastAsync(page, "line 419");
    }

    [Fact]
    public async Task Flood_MoreThanABatch_LeavesAGapThatFillsWhenScrolledTo()
    {
        var (page, tail) = await OpenAsync(100);
        await SeesLastAsync(page, "line 99");
        tail.Write(Lines.From(100, 900));
        await SeesLastAsync(page, "line 999");
        await page.GetByText("800 lines skipped").First.WaitForAsync();

        await page.Locator("[data-scroller]").FocusAsync();
        await page.Keyboard.PressAsync("Home");
        await page.WaitForFunctionAsync("() => document.querySelector('[data-scroller]').scrollTop === 0");

        await ReadThroughGapsAsync(page);
        await page.EvaluateAsync("() => document.querySelector('[data-scroller]').focus()");
        await page.Keyboard.PressAsync("Control+a");
        Assert.Equal(string.Join('\n', Lines.From(0, 1000).Select(l => l.Text)), await CopiedAsync(page));
    }

    [Fact]
    public async Task Gap_OverwrittenInTheRing_ComesFromTheSource()
    {
        var (page, tail) = await OpenAsync(100);
        await SeesLastAsync(page, "line 99");
        tail.Write(Lines.From(100, 500));
        await SeesLastAsync(page, "line 599");
        tail.Overwrite(450);

        await page.Locator("[data-scroller]").FocusAsync();
        await page.Keyboard.PressAsync("Home");
        await page.WaitForFunctionAsync("() => document.querySelector('[data-scroller]').scrollTop === 0");

        await ReadThroughGapsAsync(page);
        Assert.True(tail.OlderReads > 0);
    }

    [Fact]
    public async Task Top_ScrolledTo_LoadsOlderLinesWithoutMoving()
    {
        var name = "log-" + Guid.NewGuid().ToString("N");
        var tail = Logs.Open(name);
        tail.Older.AddRange(Lines.From(0, 800));
        tail.Write(Lines.From(800, 200));
        var page = await PageAsync("/log/" + name);
        await SeesLastAsync(page, "line 999");

        await page.Locator("[data-scroller]").FocusAsync();
        await page.Keyboard.PressAsync("Home");

        await page.WaitForFunctionAsync("() => document.querySelector('[data-top]').textContent === 'beginning of the log' || (document.querySelector('[data-scroller]').scrollTop = 0, false)");
        await page.Keyboard.PressAsync("Control+a");
        Assert.Equal(string.Join('\n', Lines.From(0, 1000).Select(l => l.Text)), await CopiedAsync(page));
    }

    [Fact]
    public async Task Top_SourceSilent_AsksAgainWhenScrolledLater()
    {
        var name = "log-" + Guid.NewGuid().ToString("N");
        var tail = Logs.Open(name);
        tail.Silent = true;
        tail.Older.AddRange(Lines.From(0, 5));
        tail.Write(Lines.From(5, 5));
        var page = await PageAsync("/log/" + name);
        var errors = new List<string>();
        page.PageError += (_, error) => errors.Add(error);
        await SeesLastAsync(page, "line 9");
        await page.WaitForFunctionAsync("() => document.querySelector('[data-top]').textContent === ''");

        tail.Silent = false;

        await page.WaitForFunctionAsync("() => document.querySelector('.row .text').textContent === 'line 0' || (document.querySelector('[data-scroller]').dispatchEvent(new Event('scroll')), false)");
        Assert.Empty(errors);
        Assert.InRange(tail.OlderReads, 2, 4);
    }

    [Fact]
    public async Task Text_Hostile_IsInert()
    {
        var (page, tail) = await OpenAsync(0);
        tail.Write(
            Lines.One(1, "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>"),
            Lines.One(2, "nul\0bell\a\u202Eflipped\e]0;owned\a"),
            Lines.One(3, "\e[31mred\e[0m\ttab  two  spaces "));
        await page.Locator(".row").Nth(2).WaitForAsync();

        Assert.Equal(0, await page.Locator(".canvas img, .canvas script").CountAsync());
        Assert.Equal("Controls", await page.TitleAsync());
        Assert.Equal("nul␀bell␇\uFFFDflipped", await page.Locator(".row .text").Nth(1).TextContentAsync());
        Assert.Equal("a-fg-1", await page.Locator(".row .text span").First.GetAttributeAsync("class"));
        Assert.Equal("red\ttab  two  spaces ", await page.Locator(".row .text").Nth(2).TextContentAsync());
    }

    [Fact]
    public async Task Copy_DraggedOverThreeLines_GivesTheirTextExactly()
    {
        var (page, tail) = await OpenAsync(0);
        tail.Write(Lines.One(1, "one  with\ttab "), Lines.One(2, "\e[32mtwo\e[0m", LineLevel.Warn, LogStream.Stderr), Lines.One(3, "three"));
        await page.Locator(".row").Nth(2).WaitForAsync();

        await page.EvaluateAsync("""
            () => {
              const texts = [...document.querySelectorAll('.row .text')], range = document.createRange();
              range.setStart(texts[0].firstChild, 5);
              range.setEnd(texts[2].firstChild, 3);
              getSelection().removeAllRanges();
              getSelection().addRange(range);
            }
            """);

        Assert.Equal("with\ttab \n\e[32mtwo\e[0m\nthr", await CopiedAsync(page));
    }

    [Fact]
    public async Task Copy_RangeByTimeColumn_GivesLinesThatAreNotDrawn()
    {
        var (page, _) = await OpenAsync(200);
        await SeesLastAsync(page, "line 199");
        await page.Locator(".row .time").Last.ClickAsync();
        await page.EvaluateAsync("() => { document.querySelector('[data-scroller]').scrollTop = 0 }");
        await page.GetByText("line 3", new() { Exact = true }).WaitForAsync();

        await page.Locator(".row", new() { HasText = "line 3" }).First.Locator(".time").ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });

        Assert.Equal(string.Join('\n', Lines.From(3, 197).Select(l => l.Text)), await CopiedAsync(page));
    }

    [Fact]
    public async Task Wrap_LongLines_AreWrappedAndNoneOverlaps()
    {
        var (page, tail) = await OpenAsync(0);
        tail.Write(Enumerable.Range(0, 300).Select(n => Lines.One(n, new string((char)('a' + n % 26), n % 5 * 211 + 20))));
        await page.Locator(".row").First.WaitForAsync();

        await page.Keyboard.PressAsync("w");
        await page.Locator("[data-press=wrap][aria-pressed=true]").WaitForAsync();

        await page.WaitForFunctionAsync("""
            () => {
              const rows = [...document.querySelectorAll('.row')].map(r => r.getBoundingClientRect());
              return rows.length > 3 && rows.every((r, i) => i === 0 || Math.abs(r.top - rows[i - 1].bottom) < 1) && rows.some(r => r.height > 50);
            }
            """);
    }

    [Fact]
    public async Task Flood_TenThousandLinesASecond_KeepsRowsAndFramesFlat()
    {
        var (page, tail) = await OpenAsync(0);
        var number = 0;
        using var rest = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        for (var i = 0; i < 150 && await rest.WaitForNextTickAsync(TestContext.Current.CancellationToken); i++, number += 200)
            tail.Write(Lines.From(number, 200));

        await SeesLastAsync(page, $"line {number - 1}");
        Assert.InRange(await page.Locator(".row").CountAsync(), 10, 120);
        Assert.InRange(tail.Reads, 5, 80);
    }

    // Reads downwards as a person would, and looks at each gap until it has gone.
    private static Task ReadThroughGapsAsync(IPage page) => page.WaitForFunctionAsync("""
        () => {
          if (document.querySelector('[data-status]').textContent.includes('nothing dropped')) return true;
          const gap = document.querySelector('.row.gap'), scroller = document.querySelector('[data-scroller]');
          if (gap) gap.scrollIntoView({ block: 'center' });
          else scroller.scrollTop += 300;
          return false;
        }
        """);

    private static async Task<string> SettledTopAsync(IPage page)
    {
        await page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        return await page.EvaluateAsync<string>(Top);
    }

    private static Task SeesLastAsync(IPage page, string text) => page.WaitForFunctionAsync($"text => ({Last})() === text", text);

    private static async Task<string> CopiedAsync(IPage page)
    {
        await page.EvaluateAsync("() => navigator.clipboard.writeText('')");
        await page.Keyboard.PressAsync("Control+c");
        await page.GetByText("copied").First.WaitForAsync();
        return await page.EvaluateAsync<string>("() => navigator.clipboard.readText()");
    }

    private async Task<(IPage Page, FakeLogTail Tail)> OpenAsync(int lines)
    {
        var name = "log-" + Guid.NewGuid().ToString("N");
        var tail = Logs.Open(name);
        tail.Write(Lines.From(0, lines));
        return (await PageAsync("/log/" + name), tail);
    }
}
