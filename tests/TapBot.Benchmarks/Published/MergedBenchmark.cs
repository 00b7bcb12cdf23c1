using Microsoft.Playwright;
using TapBot.Benchmarks.SampleEngines;

namespace TapBot.Benchmarks.Published;

/// <summary>The page of all logs over containers that write JSON, with fields beside the lines: what goes over the circuit for one viewer.</summary>
internal static class MergedBenchmark
{
    private const double MostKilobytes = 350;
    private const int Flood = 2_000;
    private const int Seconds = 20;
    private const string Fields = """["status","path","user"]""";
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(8);
    private static readonly string[] Names = ["shop-api", "shop-worker", "mail", "gateway", "billing"];

    public static async Task<IReadOnlyList<Result>> RunAsync(DirectoryInfo? program)
    {
        using var work = await Workplace.OpenAsync(program);
        SampleWriter[] writers = [.. Names.Select(name => new SampleWriter(name, LogFrame.Json))];
        await using var engine = await SampleEngine.StartAsync(writers);
        await using var portal = await PublishedPortal.StartAsync(work.Program, work.NewData(), engine.Address);
        await portal.SetUpAsync();
        await using var browser = await Browser.StartAsync();
        var context = await browser.SignInAsync(portal.Address, PublishedPortal.UserName, PublishedPortal.Password);
        return
        [
            .. await MeasureAsync(portal, context, writers, 10_000, fields: false),
            .. await MeasureAsync(portal, context, writers, 10_000, fields: true),
            .. await MeasureAsync(portal, context, writers, 1_900, fields: true),
        ];
    }

    private static async Task<IReadOnlyList<Result>> MeasureAsync(PublishedPortal portal, IBrowserContext context, SampleWriter[] writers, int perSecond, bool fields)
    {
        Console.Error.WriteLine($"merged: {perSecond:N0} lines/s");
        foreach (var writer in writers)
            writer.PerSecond = (double)perSecond / writers.Length;
        var page = await context.NewPageAsync();
        await page.AddInitScriptAsync($"localStorage.setItem('tapbot.log.fields', '{(fields ? Fields : "[]")}')");
        var wire = new CircuitTraffic(page);
        await page.GotoAsync("/logs");
        await page.Locator("[data-canvas] .text").First.WaitForAsync();
        await page.WaitForFunctionAsync(AllAreSeen, new { names = Names, fields });
        await Task.Delay(WarmUp, TimeProvider.System);
        var before = wire.Bytes;
        var used = (await CpuWindow.MeasureAsync(TimeSpan.FromSeconds(Seconds), portal.Id))[0];
        var kilobytes = (wire.Bytes - before) / 1024.0 / Seconds;
        await page.CloseAsync();
        var what = $"{writers.Length} logs of JSON as one at {perSecond:N0} lines/s{(fields ? ", three fields as columns" : "")}";
        return
        [
            perSecond < Flood ? Result.Note($"{what}: the circuit, both ways", $"{kilobytes:N1} KB/s") : Result.Limit($"{what}: the circuit, both ways", kilobytes, MostKilobytes, "KB/s", "N1"),
            Result.Note("the same: processor time of the portal", $"{used:N1} % of a core"),
        ];
    }

    /// <summary>Lines of every log have been on the screen, and the values of their fields when there are columns for them.</summary>
    private const string AllAreSeen =
        """
        ({ names, fields }) => {
          const seen = window.seenLogs ??= new Set();
          for (const row of document.querySelectorAll("[data-canvas] .row"))
            if (!fields || row.querySelector(".values span:last-child")?.textContent.startsWith("user-")) seen.add(row.querySelector(".source").textContent);
          return names.every(name => seen.has(name));
        }
        """;
}
