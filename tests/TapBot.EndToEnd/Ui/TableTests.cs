using Microsoft.Playwright;

namespace TapBot.EndToEnd.Ui;

/// <summary>The table with a thousand rows, by keys and by wheel.</summary>
public sealed class TableTests(UiHost host) : UiTest(host)
{
    [Fact]
    public async Task Keys_FilterArrowsEnterEscape_WalkThroughTheTable()
    {
        var page = await PageAsync("/table/40");
        await page.Locator("table[data-keys]").WaitForAsync();
        await page.GetByText("thing-4", new() { Exact = true }).WaitForAsync();

        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("thing-3");
        await page.GetByText("thing-4", new() { Exact = true }).WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        await page.GetByRole(AriaRole.Grid).FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Locator("tr.active").WaitForAsync();
        await page.Keyboard.PressAsync(" ");

        await page.GetByText("1 selected").WaitForAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Complementary).WaitForAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.WaitForURLAsync("**/table/0");
    }

    [Fact]
    public async Task Age_FreshLateAndStale_IsSilentSaidAndHatched()
    {
        var page = await PageAsync("/table/0");

        await page.GetByText("3 h").WaitForAsync();
        await page.Locator(".figure.stale", new() { HasText = "stale since" }).WaitForAsync();
        Assert.Equal("", await page.Locator(".figure .age").Last.TextContentAsync());
    }

    [Fact]
    public async Task Keys_EndOfAThousandRows_ShowsTheLastRowUncovered()
    {
        var page = await PageAsync("/table/1000");
        await page.Locator("table[data-keys]").WaitForAsync();

        await page.GetByRole(AriaRole.Grid).FocusAsync();
        await page.Keyboard.PressAsync("End");

        await page.WaitForFunctionAsync("""
            () => {
              const row = document.querySelector('tr.active')?.getBoundingClientRect(), box = document.querySelector('.table').getBoundingClientRect();
              return row && row.top > box.top && row.bottom <= box.bottom + 1;
            }
            """);
        Assert.InRange(await page.Locator("tbody tr").CountAsync(), 10, 120);
    }

    [Fact]
    public async Task Scrolling_ThousandRows_EndsWithTheRowsInSight()
    {
        var page = await PageAsync("/table/1000");
        await page.Locator("tbody tr[id]").First.WaitForAsync();
        await page.Locator(".table").HoverAsync();

        for (var i = 0; i < 20; i++)
            await page.Mouse.WheelAsync(0, 700);

        await page.WaitForFunctionAsync("""
            () => {
              const box = document.querySelector('.table').getBoundingClientRect();
              const rows = [...document.querySelectorAll('tbody tr[id]')].map(r => r.getBoundingClientRect()).filter(r => r.bottom > box.top && r.top < box.bottom);
              return document.querySelector('.table').scrollTop > 9000 && rows.length >= box.height / 34 - 4;
            }
            """);
    }

    [Fact]
    public async Task Columns_Hidden_StayHiddenAtTheNextLoad()
    {
        var page = await PageAsync("/table/10");
        await page.GetByRole(AriaRole.Button, new() { Name = "Columns" }).ClickAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Image" }).UncheckAsync();
        await page.GetByRole(AriaRole.Columnheader, new() { Name = "Image" }).WaitForAsync(new() { State = WaitForSelectorState.Detached });

        await page.ReloadAsync();

        await page.GetByRole(AriaRole.Columnheader, new() { Name = "Memory" }).WaitForAsync();
        await page.GetByRole(AriaRole.Columnheader, new() { Name = "Image" }).WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    [Fact]
    public async Task Confirm_NameToType_AnswersYesOnlyWithIt()
    {
        var page = await PageAsync("/table/10");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Remove thing-1 on server-2?" });

        await dialog.GetByRole(AriaRole.Textbox).FillAsync("thing-1");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();

        await page.Locator("[data-answer=yes]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
    }
}
