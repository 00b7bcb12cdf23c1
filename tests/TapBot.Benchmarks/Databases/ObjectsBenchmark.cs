using Microsoft.Playwright;
using TapBot.Core.Databases;

namespace TapBot.Benchmarks.Databases;

/// <summary>The browser of objects over 20,000 tables: how soon tables are drawn, how soon a letter has found, and how much there is in the document.</summary>
internal static class ObjectsBenchmark
{
    private const int Visits = 10, MostNodes = 2_000;
    private const double GoalOpen = 1_000, GoalLetter = 100;
    private const string Wanted = "s_7.t_777", Typed = "777", Box = ".objects .find input";
    private const string HasTables = "() => document.querySelector('[role=treeitem][aria-level=\"4\"]')", HasTree = "() => document.querySelector('[role=treeitem][aria-level=\"2\"]')";

    public static async Task<IReadOnlyList<Result>> RunAsync(DatabasePortal portal, SampleDatabase database)
    {
        var table = await database.ReadAsync<long>($"select '{Wanted}'::regclass::oid::int8");
        var address = $"{DatabasePortal.PageOf("objects")}?kind=table&oid={table}";
        Console.Error.WriteLine("databases: objects");
        await LookAsync(portal, address);
        var looks = new List<Look>();
        for (var i = 0; i < Visits; i++)
        {
            // The list is kept for whoever asks next.
            await Task.Delay(ObjectList.Kept, TimeProvider.System);
            looks.Add(await LookAsync(portal, address));
        }
        var letters = new Samples(looks.SelectMany(l => l.Letters));
        return
        [
            Result.Time($"objects: from the navigation to one of {SampleDatabase.Tables:N0} tables to the frame with the first rows of tables, list read anew, p95 of {Visits}", new Samples(looks.Select(l => l.Tables)).P95, GoalOpen),
            Result.Time($"objects: from the navigation to the frame with the tree, list read before, p95 of {Visits}", new Samples(looks.Select(l => l.Tree)).P95, GoalOpen),
            Result.Time($"objects: a letter in the box has found, p95 of {letters.Count}", letters.P95, GoalLetter),
            Result.Note("objects: the same, median and slowest", $"{letters.Median:N1} and {letters.Most:N1} ms"),
            Result.Limit("objects: nodes in the document, most", looks.Max(l => l.Nodes), MostNodes, "nodes"),
        ];
    }

    /// <summary>Opens a table among all others, looks for some in the box, and opens the page once more.</summary>
    private static async Task<Look> LookAsync(DatabasePortal portal, string address)
    {
        var (page, tables) = await Visit.OpenAsync(portal.Person, address, HasTables);
        await page.Locator("[role=treeitem][aria-selected=true]").WaitForAsync();
        var nodes = await NodesAsync(page);
        await page.FocusAsync(Box);
        var letters = new List<double>();
        for (var typed = 1; typed <= Typed.Length; typed++)
        {
            letters.Add(await Visit.PressAsync(page, Typed[(typed - 1)..typed], Found(Typed[..typed])));
            nodes = Math.Max(nodes, await NodesAsync(page));
        }
        await page.CloseAsync();
        return new(tables, await Visit.TimeAsync(portal.Person, DatabasePortal.PageOf("objects"), HasTree), letters, nodes);
    }

    private static Task<int> NodesAsync(IPage page) => page.EvaluateAsync<int>("() => document.getElementsByTagName('*').length");

    /// <summary>The rows that are drawn say of what kind they are, as none of the tree does, and all have what is typed in their names, as those before had not.</summary>
    private static string Found(string text) =>
        $$"""() => { const rows = [...document.querySelectorAll("[role=treeitem]")]; return rows.length > 0 && rows.every(r => r.querySelector(".kind") && r.querySelector(".cut").textContent.includes("{{text}}")); }""";

    private sealed record Look(double Tables, double Tree, IReadOnlyList<double> Letters, int Nodes);
}
