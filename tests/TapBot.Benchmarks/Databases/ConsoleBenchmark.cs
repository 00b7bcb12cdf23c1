using System.Diagnostics;
using Microsoft.Playwright;
using TapBot.Core.Databases;

namespace TapBot.Benchmarks.Databases;

/// <summary>Statements of people on the page of the console: how soon the first rows of many are drawn, what large results take of the portal's memory, and how soon the server is left in peace.</summary>
internal static class ConsoleBenchmark
{
    private const int Times = 3, Closings = 5, Pages = 20, CellBytes = 200_000_000;
    private const double GoalPage = 2_000, GoalEnd = 1_000, MostPages = 50, MostCell = 20;
    private const string Streamed = "select generate_series(1, 10000000) as n, 'a row of many' as text";
    private const string Gathered = "select n, 'a row of many' as text from generate_series(1, 10000000) n";
    private const string Endless = "select count(*) from generate_series(1, 2000000000) n";
    private const string Run = "Control+Enter", More = "main .card .foot button";
    private const string IsSaved = "() => document.querySelector('[data-saved]')?.dataset.state === 'saved'", HasRows = "() => document.querySelector('.grid td.n')";

    /// <summary>Whether the number in front of the words that sum a result up is that of the rows.</summary>
    private const string ShowsRows = """rows => document.querySelector("main .card > header [role=status]").textContent.split(" ")[0].replace(/\D/g, "") === String(rows)""";

    /// <summary>What is compiled and kept at the first use is there before anything is measured.</summary>
    private static readonly string[] WarmUp = [Streamed.Replace("10000000", "20000", StringComparison.Ordinal), "select repeat('x', 2000000) as text"];

    public static async Task<IReadOnlyList<Result>> RunAsync(DatabasePortal portal, SampleDatabase database)
    {
        Console.Error.WriteLine("databases: console");
        foreach (var sql in WarmUp)
            await FirstPageAsync(portal, sql);
        await PagesAsync(portal, WarmUp[0], 2);
        return [.. await SelectAsync(portal), .. await CellAsync(portal), await CloseAsync(portal, database)];
    }

    private static async Task<IReadOnlyList<Result>> SelectAsync(DatabasePortal portal)
    {
        var (streamed, gathered) = (new List<double>(), new List<double>());
        for (var i = 0; i < Times; i++)
        {
            streamed.Add(await FirstPageAsync(portal, Streamed));
            gathered.Add(await FirstPageAsync(portal, Gathered));
        }
        return
        [
            Result.Time($"console: from {Run} to the frame with the first of 10,000,000 rows that the server makes as they are fetched, slowest of {Times}", streamed.Max(), GoalPage),
            Result.Time($"console: the same of 10,000,000 rows that the server gathers first (generate_series behind FROM), slowest of {Times}", gathered.Max(), GoalPage),
            Result.Limit($"console: memory of the portal grows by, with the first {Pages + 1} pages of {QueryLimits.Rows:N0} rows on the page", await PagesAsync(portal, Streamed, Pages), MostPages, "MB", "N1"),
        ];
    }

    private static async Task<IReadOnlyList<Result>> CellAsync(DatabasePortal portal)
    {
        var page = await WriteAsync(portal, $"select repeat('x', {CellBytes}) as text");
        var took = 0.0;
        var grown = await MemoryGrowth.OfAsync(portal.Id, async () => took = await Visit.PressAsync(page, Run, HasRows));
        await page.CloseAsync();
        return
        [
            Result.Limit("console: memory of the portal grows by, with a value of 200 MB", grown, MostCell, "MB", "N1"),
            Result.Note($"console: from {Run} to the frame with it", $"{took:N0} ms"),
        ];
    }

    private static async Task<Result> CloseAsync(DatabasePortal portal, SampleDatabase database)
    {
        var times = new List<double>();
        for (var i = 0; i < Closings; i++)
        {
            var page = await WriteAsync(portal, Endless);
            await page.Keyboard.PressAsync(Run);
            var process = await database.StatementAsync("state = 'active' and query like 'fetch%'");
            var clock = Stopwatch.GetTimestamp();
            await page.CloseAsync();
            times.Add(await database.GoneAsync(process, clock));
        }
        return Result.Time($"console: from closing the browser's page to the end of the server's process, in the midst of a statement, slowest of {times.Count}", times.Max(), GoalEnd);
    }

    /// <summary>The milliseconds from the keys to the first page of a result.</summary>
    private static async Task<double> FirstPageAsync(DatabasePortal portal, string sql)
    {
        var page = await WriteAsync(portal, sql);
        var took = await Visit.PressAsync(page, Run, HasRows);
        await page.CloseAsync();
        return took;
    }

    /// <summary>The megabytes by which the portal grows while it runs a statement and shows further pages, one after the other.</summary>
    private static async Task<double> PagesAsync(DatabasePortal portal, string sql, int pages)
    {
        var page = await WriteAsync(portal, sql);
        var grown = await MemoryGrowth.OfAsync(portal.Id, async () =>
        {
            await Visit.PressAsync(page, Run, HasRows);
            for (var shown = 1; shown <= pages; shown++)
            {
                await page.Locator(More).ClickAsync();
                await page.WaitForFunctionAsync(ShowsRows, (shown + 1) * QueryLimits.Rows);
            }
        });
        await page.CloseAsync();
        return grown;
    }

    /// <summary>A page of the console with a statement that is not run yet.</summary>
    private static async Task<IPage> WriteAsync(DatabasePortal portal, string sql)
    {
        var (page, _) = await Visit.OpenAsync(portal.Person, DatabasePortal.PageOf("console"), IsSaved);
        await page.Locator(".cm-content").ClickAsync();
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.InsertTextAsync(sql);
        await page.WaitForFunctionAsync(IsSaved);
        return page;
    }
}
