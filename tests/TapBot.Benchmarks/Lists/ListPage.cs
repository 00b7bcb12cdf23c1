using Microsoft.Playwright;
using TapBot.Core.Containers;
using TapBot.Testing.Containers;

namespace TapBot.Benchmarks.Lists;

/// <summary>The list in Chromium: how soon it can be used, how it scrolls, and whether figures are read for rows on the screen only.</summary>
internal static class ListPage
{
    private const int Visits = 5, MostRows = 120, RowHeight = 34;

    /// <summary>Rows that are drawn beside those on the screen: 8 on either side, and the 50 px by which Blazor widens the screen.</summary>
    private const double Beside = 2 * (8 + 50.0 / RowHeight);

    /// <summary>A wheel turned without pause, and a thumb dragged from end to end in five seconds.</summary>
    private const int Wheel = 30, Thumb = 120;

    private const double GoalInteractive = 1_500, GoalFrame = 100;
    private const string Rows = "table[role=grid] tbody tr[id]", HasRows = $"() => document.querySelector('{Rows}')";

    /// <summary>Streams linger for 30 s; a browser that has left is noticed before that.</summary>
    private static readonly TimeSpan Lingered = TimeSpan.FromSeconds(36);

    public static async Task<IReadOnlyList<Result>> MeasureAsync(InProcessPortal portal, FakeEngine engine)
    {
        Console.Error.WriteLine("list: page");
        await using var browser = await Browser.StartAsync();
        var context = await browser.SignInAsync(portal.Address, InProcessPortal.UserName, InProcessPortal.Password);
        var visits = new List<double> { await Visit.TimeAsync(context, "/containers", HasRows) };
        var cpu = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < Visits; i++)
            visits.Add(await Visit.TimeAsync(context, "/containers", HasRows));
        var work = (Environment.CpuUsage.TotalTime - cpu) / Visits;
        var page = await context.NewPageAsync();
        await page.GotoAsync("/containers");
        await page.Locator(Rows).First.WaitForAsync();
        var limit = Math.Ceiling(await page.EvaluateAsync<double>(SeenHeight) / RowHeight + Beside);
        var (wheel, _) = await ScrollAsync(page, engine, Wheel);
        var (thumb, peak) = await ScrollAsync(page, engine, Thumb);
        await Task.Delay(Lingered, TimeProvider.System);
        var atRest = engine.FiguresOpen;
        await page.CloseAsync();
        await Task.Delay(Lingered, TimeProvider.System);
        return
        [
            Result.Note("page: navigation to first rows drawn, first visit of all", $"{visits[0]:N0} ms"),
            Result.Time($"page: navigation to first rows drawn, median of {Visits}", new Samples(visits.Skip(1)).Median, GoalInteractive),
            Result.Note("page: processor time of the portal for one visit", $"{work.TotalMilliseconds:N0} ms"),
            .. Of("by wheel", wheel),
            .. Of("by thumb", thumb),
            Result.Limit("rows in the document at any time", Math.Max(wheel.MostRows, thumb.MostRows), MostRows, "rows"),
            Result.Limit("streams of statistics open while scrolling, peak", peak, FiguresView.MostShown, "streams"),
            Result.Limit("streams of statistics 36 s after scrolling", atRest, limit, "streams"),
            Result.Limit("streams of statistics 36 s after leaving", engine.FiguresOpen, 0, "streams"),
        ];
    }

    private static IReadOnlyList<Result> Of(string how, Scroll scroll) =>
    [
        Result.Time($"scrolling through 1,000 rows {how}: longest frame", scroll.LongestFrame, GoalFrame),
        Result.Note($"the same: p95 of {scroll.Frames} frames, longest task, frames that show no row yet", $"{scroll.P95:N1} ms, {scroll.LongestTask:N0} ms, {scroll.EmptyShare:P0}"),
    ];

    private static async Task<(Scroll Scroll, int Peak)> ScrollAsync(IPage page, FakeEngine engine, int pixelsPerFrame)
    {
        var scrolling = page.EvaluateAsync<double[]>(ScrollThrough, pixelsPerFrame);
        var peak = 0;
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        while (!scrolling.IsCompleted && await timer.WaitForNextTickAsync())
            peak = Math.Max(peak, engine.FiguresOpen);
        var said = await scrolling;
        var frames = new Samples(said[3..]);
        return (new Scroll(frames.Count, frames.P95, frames.Most, said[0], said[1], said[2] / frames.Count), peak);
    }

    private readonly record struct Scroll(int Frames, double P95, double LongestFrame, double MostRows, double LongestTask, double EmptyShare);

    private const string SeenHeight =
        """
        () => {
          let e = document.querySelector("table[role=grid]");
          while (e && !(e.scrollHeight > e.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(e).overflowY))) e = e.parentElement;
          return (e ?? document.scrollingElement).clientHeight;
        }
        """;

    /// <summary>Answers most rows, longest task, frames without a row in the middle, then the length of every frame.</summary>
    private const string ScrollThrough =
        """
        async step => {
          const table = document.querySelector("table[role=grid]");
          let scroller = table;
          while (scroller && !(scroller.scrollHeight > scroller.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(scroller).overflowY))) scroller = scroller.parentElement;
          scroller ??= document.scrollingElement;
          const box = scroller.getBoundingClientRect(), x = box.left + box.width / 2, y = Math.max(0, box.top) + Math.min(innerHeight, box.height) / 2;
          let task = 0, rows = 0, empty = 0;
          const tasks = new PerformanceObserver(list => { for (const entry of list.getEntries()) task = Math.max(task, entry.duration); });
          tasks.observe({ entryTypes: ["longtask"] });
          const frames = [];
          scroller.scrollTop = 0;
          await new Promise(done => {
            let last = performance.now();
            const frame = () => {
              const now = performance.now();
              frames.push(now - last);
              last = now;
              rows = Math.max(rows, table.tBodies[0].rows.length);
              if (!document.elementFromPoint(x, y)?.closest("tr[aria-rowindex]")) empty++;
              if (scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 1) return done();
              scroller.scrollTop += step;
              requestAnimationFrame(frame);
            };
            requestAnimationFrame(frame);
          });
          tasks.disconnect();
          return [rows, task, empty, ...frames];
        }
        """;
}
