using Microsoft.Playwright;

namespace TapBot.Benchmarks.Published;

/// <summary>
/// From a container that writes a line to the screen. The line carries the time at which it was written; container, portal and browser share one clock.
/// Chromium notes the lines that have come into the document and the time of the frame after: the picture that has them stands by then.
/// </summary>
internal static class LatencyBenchmark
{
    private const double GoalMedian = 120, GoalP95 = 250, MostKilobytes = 200;
    private const int WarmUp = 8, Seconds = 20;

    // One line is 120 characters. The shell of busybox knows the time without starting a program.
    private const string Slow =
        """n=0; while :; do n=$((n+1)); echo "$n $EPOCHREALTIME INFO  request handled by worker-07 path=/api/v1/orders/0000017 status=200 duration=012ms peer=10.0.3.17"; usleep 100000; done""";

    private const string Fast =
        """
        n=0; start=${EPOCHREALTIME/./}
        while :; do
          now=${EPOCHREALTIME/./}; due=$(((now-start)/100))
          while [ $n -lt $due ]; do n=$((n+1)); echo "$n $EPOCHREALTIME INFO  request handled by worker-07 path=/api/v1/orders/0000017 status=200 duration=012ms peer=10.0.3.17"; done
          usleep 5000
        done
        """;

    public static async Task<IReadOnlyList<Result>> RunAsync(EngineOptions options)
    {
        using var work = await Workplace.OpenAsync(options.Portal);
        await using var portal = await PublishedPortal.StartAsync(work.Program, work.NewData(), options.Engine);
        await portal.SetUpAsync();
        await using var browser = await Browser.StartAsync();
        var context = await browser.SignInAsync(portal.Address, PublishedPortal.UserName, PublishedPortal.Password);
        var docker = new DockerCli(options.Engine);
        return
        [
            .. await MeasureAsync(portal, context, docker, options.Image, "10", Slow, every: true),
            .. await MeasureAsync(portal, context, docker, options.Image, "10,000", Fast, every: false),
        ];
    }

    private static async Task<IReadOnlyList<Result>> MeasureAsync(PublishedPortal portal, IBrowserContext context, DockerCli docker, string image, string rate, string script, bool every)
    {
        Console.Error.WriteLine($"latency: {rate} lines/s");
        await using var samples = new SampleContainers(docker, image);
        var container = await samples.RunAsync($"lines-{rate.Replace(",", "", StringComparison.Ordinal)}", script);
        var page = await context.NewPageAsync();
        var wire = new CircuitTraffic(page);
        await page.GotoAsync($"/containers/{PublishedPortal.Server}/{container}/log");
        await page.Locator("[data-canvas] .text").First.WaitForAsync();
        await Task.Delay(TimeSpan.FromSeconds(WarmUp), TimeProvider.System);
        var before = wire.Bytes;
        var cpu = CpuWindow.MeasureAsync(TimeSpan.FromSeconds(Seconds), portal.Id);
        var said = await page.EvaluateAsync<double[]>(NoteLines, new { seconds = Seconds, every });
        var bytes = wire.Bytes - before;
        var used = (await cpu)[0];
        await page.CloseAsync();
        var ages = new Samples(said[1..]);
        var what = $"line to screen at {rate} lines/s ({said[0] / Seconds:N0} written)";
        return
        [
            Result.Time($"{what}, p50 of {ages.Count}", ages.Median, GoalMedian),
            Result.Time($"{what}, p95", ages.P95, GoalP95),
            Result.Limit($"the circuit at {rate} lines/s of 120 characters, both ways", bytes / 1024.0 / Seconds, MostKilobytes, "KB/s", "N1"),
            Result.Note($"processor time of the portal at {rate} lines/s", $"{used:N1} % of a core"),
        ];
    }

    /// <summary>Answers how many lines were written meanwhile, then the age in milliseconds of every line, or of the newest of each picture.</summary>
    private const string NoteLines =
        """
        ({ seconds, every }) => new Promise(done => {
          const canvas = document.querySelector("[data-canvas]");
          const all = () => [...canvas.querySelectorAll(".row .text")].map(e => /^(\d+) (\d+\.\d+) /.exec(e.textContent)).filter(Boolean).map(m => [+m[1], m[2] * 1000]).sort((a, b) => a[0] - b[0]);
          const first = all().at(-1)?.[0] ?? 0, ages = [];
          let last = first;
          const observer = new MutationObserver(() => {
            const fresh = all().filter(([number]) => number > last);
            if (!fresh.length) return;
            last = fresh.at(-1)[0];
            requestAnimationFrame(() => {
              const now = Date.now();
              for (const [, written] of every ? fresh : fresh.slice(-1)) ages.push(now - written);
            });
          });
          observer.observe(canvas, { childList: true, subtree: true, characterData: true });
          setTimeout(() => { observer.disconnect(); done([last - first, ...ages]); }, seconds * 1000);
        })
        """;
}
