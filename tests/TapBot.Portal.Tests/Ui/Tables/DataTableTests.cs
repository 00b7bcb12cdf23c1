using Bunit;
using Microsoft.AspNetCore.Components.Web;
using TapBot.Portal.Tests.Ui;
using TapBot.Portal.Ui.Tables;

namespace TapBot.Portal.Tests.Ui.Tables;

[Speaking("en")]
public sealed class DataTableTests : UiContext
{
    private readonly BunitJSModuleInterop module;
    private IReadOnlySet<string> selected = new HashSet<string>();
    private IReadOnlyList<string> seen = [];
    private string? opened;
    private TableKey<string>? key;

    public DataTableTests()
    {
        module = JSInterop.SetupModule("./Ui/Tables/DataTable.razor.js");
        module.Mode = JSRuntimeMode.Loose;
    }

    [Fact]
    public void Table_ThousandRows_DrawsAPartAndReportsIt()
    {
        var table = Show([.. Enumerable.Range(0, 1_000).Select(n => $"row-{n}")]);

        Assert.InRange(table.FindAll("tbody tr[id]").Count, 1, 500);
        table.WaitForAssertion(() => Assert.Equal(table.FindAll("tbody tr[id]").Count, seen.Count));
        Assert.Equal("1001", table.Find("table").GetAttribute("aria-rowcount"));
    }

    [Fact]
    public async Task Heading_Clicked_SortsTurnsAroundAndIsRemembered()
    {
        var table = Show(["bb", "a", "ccc"]);
        Assert.Equal(["a", "bb", "ccc"], Names(table));

        await table.FindAll("th button")[1].ClickAsync();
        Assert.Equal(["ccc", "bb", "a"], Names(table));
        await table.FindAll("th button")[1].ClickAsync();
        Assert.Equal(["a", "bb", "ccc"], Names(table));

        Assert.Equal("ascending", table.FindAll("th[scope=col]").Single(h => h.TextContent.Contains("Length", StringComparison.Ordinal)).GetAttribute("aria-sort"));
        Assert.Equal(new TablePreferences([], [], "length", false), (TablePreferences)module.Invocations["save"][^1].Arguments[1]!, Same);
    }

    [Fact]
    public void Table_RememberedChoice_IsTakenUp()
    {
        module.Setup<TablePreferences?>("load", _ => true).SetResult(new TablePreferences([], ["length"], "name", true));

        var table = Show(["a", "b"]);

        table.WaitForAssertion(() => Assert.Equal(["b", "a"], Names(table)));
        Assert.DoesNotContain("Length", table.Find("thead").TextContent);
    }

    [Fact]
    public async Task Box_ClickedWithShift_TicksTheRange()
    {
        var table = Show(["a", "b", "c", "d"]);

        await table.FindAll("td.tick input")[0].ClickAsync();
        await table.FindAll("td.tick input")[2].ClickAsync(new MouseEventArgs { ShiftKey = true });

        Assert.Equal(["a", "b", "c"], selected.Order());
        Assert.Contains("3 selected", table.Markup);
    }

    [Fact]
    public async Task Keys_ArrowsEnterSpaceAndOthers_WalkOpenTickAndPassOn()
    {
        var table = Show(["a", "b", "c"]);

        await PressAsync(table, "ArrowDown", "ArrowDown");
        Assert.Contains("active", table.FindAll("tbody tr[id]")[1].ClassList);
        Assert.Equal(table.FindAll("tbody tr[id]")[1].Id, table.Find("table").GetAttribute("aria-activedescendant"));
        await PressAsync(table, "Enter", " ", "l");

        Assert.Equal("b", opened);
        Assert.Equal(["b"], selected);
        Assert.Equal(new TableKey<string>("b", "l"), key);
    }

    [Fact]
    public async Task Keys_OverAHeading_StepOverIt()
    {
        var table = Show(["a1", "b1"], grouped: true);

        await PressAsync(table, "ArrowDown", "ArrowDown", "Enter");

        Assert.Equal("b1", opened);
    }

    [Fact]
    public void Table_Empty_ShowsWhatWouldBeHere() => Assert.Contains("nothing yet", Show([]).Markup);

    private static async Task PressAsync(IRenderedComponent<DataTable<string>> table, params string[] keys)
    {
        foreach (var pressed in keys)
            await table.InvokeAsync(() => table.Instance.OnKeyAsync(pressed, shift: false));
    }

    private static IEnumerable<string> Names(IRenderedComponent<DataTable<string>> table) => table.FindAll("tbody tr[id]").Select(r => r.Children[1].TextContent);

    private static bool Same(TablePreferences a, TablePreferences b) => (a.Sort, a.Descending) == (b.Sort, b.Descending) && a.Hidden.SequenceEqual(b.Hidden);

    private IRenderedComponent<DataTable<string>> Show(IReadOnlyList<string> items, bool grouped = false)
    {
        IRenderedComponent<DataTable<string>>? table = null;
        table = Render<DataTable<string>>(p => p
            .Add(t => t.Items, items)
            .Add(t => t.Key, s => s)
            .Add(t => t.Name, "Things")
            .Add(t => t.StorageKey, "things")
            .Add(t => t.SortedBy, "name")
            .Add(t => t.Selectable, true)
            .Add(t => t.SelectedChanged, keys =>
            {
                selected = keys;
                table!.Render(again => again.Add(t => t.Selected, keys));
            })
            .Add(t => t.OnOpen, item => opened = item)
            .Add(t => t.OnKey, pressed => key = pressed)
            .Add(t => t.OnSeen, items => Task.FromResult(seen = items))
            .Add(t => t.GroupBy, grouped ? s => new TableGroup(s[..1], s[..1]) : null)
            .Add(t => t.Empty, "nothing yet")
            .Add(t => t.Columns, builder =>
            {
                builder.OpenComponent<TextColumns>(0);
                builder.CloseComponent();
            }));
        return table;
    }
}
