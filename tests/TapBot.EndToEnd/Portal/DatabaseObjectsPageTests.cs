using System.Text.RegularExpressions;
using Microsoft.Playwright;
using TapBot.EndToEnd.Databases;
using static Microsoft.Playwright.Assertions;

namespace TapBot.EndToEnd.Portal;

/// <summary>What a person sees and does on the page of a database's objects, by the keyboard alone.</summary>
public sealed class DatabaseObjectsPageTests(PortalUnderTest portal) : PortalTest(portal)
{
    private const string Hostile = "<img src=x onerror=alert(1)>";
    private static readonly string Server = Environment.GetEnvironmentVariable("TAPBOT_TEST_POSTGRES") ?? throw new InvalidOperationException("TAPBOT_TEST_POSTGRES is not set.");
    private readonly string id = "p" + Guid.NewGuid().ToString("n")[..8];

    [Fact]
    public async Task Object_FoundByAPartOfItsName_IsOpenedByEnterAndKeptInTheAddress()
    {
        await using var admin = await WatchedDatabase.ConnectAsync(Server, id);
        await WatchedDatabase.ExecuteAsync(admin, $"create schema {id}; create table {id}.\"{Hostile}{id}\" (n int primary key); comment on table {id}.\"{Hostile}{id}\" is '{Hostile}'");
        try
        {
            var visit = await VisitAsync($"/databases/{PortalUnderTest.Database}/objects");
            var page = visit.Page;
            await Expect(page.GetByRole(AriaRole.Tree)).ToBeVisibleAsync();
            // The list may be one that another page has asked for in the last half minute.
            await page.GetByRole(AriaRole.Button, new() { Name = "Read again", Exact = true }).ClickAsync();
            await page.GetByRole(AriaRole.Searchbox, new() { Name = "Find in shop" }).FillAsync($"alert(1)>{id}");
            // The table, and its primary key as an index and as a constraint.
            await Expect(page.GetByRole(AriaRole.Treeitem)).ToHaveCountAsync(3);
            await page.Keyboard.PressAsync("Enter");

            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 2 })).ToHaveTextAsync($"{id}.{Hostile}{id}");
            await page.GetByRole(AriaRole.Link, new() { Name = "Definition" }).ClickAsync();
            await Expect(page.Locator("pre")).ToContainTextAsync($"CREATE TABLE {id}.\"{Hostile}{id}\"");
            await Expect(page).ToHaveURLAsync(new Regex("kind=table&oid=\\d+&tab=definition"));

            await page.ReloadAsync();
            await Expect(page.Locator("pre")).ToContainTextAsync($"COMMENT ON TABLE {id}.\"{Hostile}{id}\" IS '{Hostile}'");
            Assert.Equal(0, await page.Locator("img").CountAsync());
        }
        finally
        {
            await WatchedDatabase.ExecuteAsync(admin, $"drop schema {id} cascade");
        }
    }

    [Fact]
    public async Task Tree_ByKeysAlone_OpensDownToAnObject()
    {
        var visit = await VisitAsync($"/databases/{PortalUnderTest.Database}/objects");
        var tree = visit.Page.GetByRole(AriaRole.Tree);
        await Expect(tree.GetByRole(AriaRole.Treeitem, new() { NameRegex = new Regex("^Tables \\d") })).ToBeVisibleAsync();

        await tree.FocusAsync();
        await tree.PressAsync("t");
        await tree.PressAsync("ArrowRight");
        await Expect(tree.GetByRole(AriaRole.Treeitem).Filter(new() { HasText = "customers" })).ToBeVisibleAsync();
        await tree.PressAsync("c");
        await tree.PressAsync("Enter");

        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 2 })).ToHaveTextAsync("public.customers");
        await Expect(tree.GetByRole(AriaRole.Treeitem, new() { Selected = true })).ToContainTextAsync("customers");
    }
}
