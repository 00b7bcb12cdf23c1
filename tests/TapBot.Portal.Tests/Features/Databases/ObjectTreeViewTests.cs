using Bunit;
using Microsoft.AspNetCore.Components;
using TapBot.Portal.Features.Databases;
using TapBot.Portal.Tests.Ui;

namespace TapBot.Portal.Tests.Features.Databases;

[Speaking("en")]
public sealed class ObjectTreeViewTests : UiContext
{
    private readonly HashSet<string> open = ["d:shop", "s:public", "g:tables:public"];
    private readonly List<string> chosen = [];

    [Fact]
    public async Task Keys_WalkOpenAndChoose()
    {
        var view = Show();

        await PressAsync(view, "ArrowDown", "ArrowDown", "ArrowDown", "ArrowRight");
        Assert.Contains("g:tables:audit", Keys(view));
        await PressAsync(view, "o", "Enter");

        Assert.Equal(["o:Table:100"], chosen);
        Assert.Equal(Item(view, "orders").Id, view.Find("[role=tree]").GetAttribute("aria-activedescendant"));
    }

    [Fact]
    public async Task Letters_AfterAnotherKey_BeginAnotherName()
    {
        var view = Show();

        await PressAsync(view, "p", "a", "Home", "o", "Enter");

        Assert.Equal(["o:Table:100"], chosen);
    }

    [Fact]
    public void Items_SayWhereTheyStand()
    {
        var view = Show(selected: "o:Table:100");

        var item = Item(view, "orders");
        Assert.Equal(("4", "1", "3", "true", "false"), (item.GetAttribute("aria-level"), item.GetAttribute("aria-posinset"), item.GetAttribute("aria-setsize"), item.GetAttribute("aria-selected"), item.GetAttribute("aria-expanded")));
        Assert.Equal(("true", "false"), (Item(view, "public").GetAttribute("aria-expanded"), Item(view, "audit").GetAttribute("aria-expanded")));
        Assert.Equal("Tables3", Item(view, "Tables").TextContent.Trim().Replace("▾", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal));
    }

    [Fact]
    public void Name_OfMarkup_IsText()
    {
        var view = Show();

        Assert.Empty(view.FindAll("img"));
        Assert.Equal(SomeObjects.Hostile, Item(view, SomeObjects.Hostile).QuerySelector(".cut")!.TextContent);
    }

    [Fact]
    public async Task Click_OnTheMark_OpensAndOnTheNameChooses()
    {
        var view = Show();

        await Item(view, "audit").QuerySelector(".twist")!.ClickAsync(new());
        Assert.Contains("g:tables:audit", Keys(view));
        await Item(view, "audit").ClickAsync(new());

        Assert.Equal(["s:audit"], chosen);
    }

    private static AngleSharp.Dom.IElement Item(IRenderedComponent<ObjectTreeView> view, string name) => view.FindAll("[role=treeitem]").Single(i => i.QuerySelector(".cut")!.TextContent == name);

    private static IEnumerable<string> Keys(IRenderedComponent<ObjectTreeView> view) => view.Instance.Rows.Select(r => r.Key);

    private static async Task PressAsync(IRenderedComponent<ObjectTreeView> view, params IEnumerable<string> keys)
    {
        foreach (var key in keys)
            await view.InvokeAsync(() => view.Instance.OnKeyAsync(key));
    }

    private IRenderedComponent<ObjectTreeView> Show(string? selected = null)
    {
        var tree = new ObjectTree(SomeObjects.Instance, "shop", SomeObjects.List);
        IRenderedComponent<ObjectTreeView> view = null!;
        return view = Render<ObjectTreeView>(p => p
            .Add(v => v.Rows, tree.Rows(open)).Add(v => v.Name, "Objects").Add(v => v.SelectedKey, selected)
            .Add(v => v.OnChoose, row => chosen.Add(row.Key))
            .Add(v => v.OnToggle, row =>
            {
                if (!open.Remove(row.Key))
                    open.Add(row.Key);
                view.Render(q => q.Add(v => v.Rows, tree.Rows(open)));
            }));
    }
}
