using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using TapBot.Benchmarks.SampleEngines;

namespace TapBot.Benchmarks.Published;

/// <summary>The page of one log that follows a flood in Chromium while somebody is at the keys: how soon a key does what it should, whether numbers stay true, what it costs.</summary>
internal static partial class FloodBenchmark
{
    private const double PerSecond = 100_000, LeastPerSecond = 95_000, GoalKey = 100, MostGrowth = 80, MostKilobytes = 200;
    private const int Held = 20_000; // LogView.razor.js
    private const string Numbered = "/orders/"; // LogFrame
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10), Length = TimeSpan.FromSeconds(60), Rest = TimeSpan.FromSeconds(2);

    public static async Task<IReadOnlyList<Result>> RunAsync(DirectoryInfo? program)
    {
        using var work = await Workplace.OpenAsync(program);
        var writer = new SampleWriter("flood", LogFrame.Plain) { PerSecond = PerSecond };
        await using var engine = await SampleEngine.StartAsync(writer);
        await using var portal = await PublishedPortal.StartAsync(work.Program, work.NewData(), engine.Address);
        var token = await portal.SetUpAsync();
        await using var browser = await Browser.StartAsync();
        var context = await browser.SignInAsync(portal.Address, PublishedPortal.UserName, PublishedPortal.Password);
        Console.Error.WriteLine($"flood: {PerSecond:N0} lines/s");
        var page = await context.NewPageAsync();
        var (wire, told) = (new CircuitTraffic(page), new ToldLines(page));
        await page.GotoAsync($"/containers/{PublishedPortal.Server}/{writer.Name}/log");
        await page.Locator("[data-canvas] .text").First.WaitForAsync();
        await Task.Delay(WarmUp, TimeProvider.System);
        var (bytes, memory, written, start) = (wire.Bytes, Machine.MemoryOf(portal.Id), writer.Written, Stopwatch.GetTimestamp());
        var cpu = CpuWindow.MeasureAsync(Length, portal.Id);
        var keys = await KeyTimes.MeasureAsync(page, Length);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var (rate, kilobytes, growth) = ((writer.Written - written) / seconds, (wire.Bytes - bytes) / 1024.0 / seconds, (Machine.MemoryOf(portal.Id) - memory) / 1024.0 / 1024.0);
        var missing = await MissingAtTheEndAsync(page, writer, told);
        Console.Error.WriteLine("flood: reading all of it");
        var (kept, wrong) = await ReadAllAsync(portal.Address, token, writer);
        var length = $"{PerSecond:N0} lines/s for {Length.TotalSeconds:N0} s";
        return
        [
            Result.Rate($"page of one log at {length}: what came", rate, LeastPerSecond, "lines/s"),
            .. Of("a letter in the box stands there", keys.Letters),
            .. Of("W has wrapped the lines or not any more", keys.Wraps),
            Result.Limit("the same: keys without an effect", keys.Pressed - keys.Letters.Count - keys.Wraps.Count, 0, "keys"),
            Result.Limit($"the same: lines of which the page was told in {told.Batches} batches, shown or skipped, less those that came", told.Wrong(writer.Written), 0, "lines"),
            Result.Limit("the same: lines that the page says are skipped, less those that are", missing, 0, "lines"),
            Result.Limit($"the same: lines that are missing or come twice when all that is kept is read afterwards, {kept:N0} of {writer.Written:N0}", wrong, 0, "lines"),
            Result.Limit("the same: memory of the portal grows by", growth, MostGrowth, "MB"),
            Result.Limit("the same: the circuit, both ways", kilobytes, MostKilobytes, "KB/s", "N1"),
            Result.Note("the same: processor time of the portal", $"{(await cpu)[0]:N1} % of a core"),
        ];
    }

    private static IReadOnlyList<Result> Of(string what, Samples times) =>
    [
        Result.Time($"the same: {what}, p95 of {times.Count}", times.P95, GoalKey),
        Result.Note($"the same: {what}, median and slowest", $"{times.Median:N1} and {times.Most:N1} ms"),
    ];

    /// <summary>When all is quiet, the page must still follow, and the number it shows must be that of the lines left out among those that it holds.</summary>
    private static async Task<double> MissingAtTheEndAsync(IPage page, SampleWriter writer, ToldLines told)
    {
        writer.PerSecond = 0;
        int before;
        do
        {
            before = told.Batches;
            await Task.Delay(Rest, TimeProvider.System);
        }
        while (told.Batches > before);
        await page.Locator("[data-press=follow][aria-pressed=true]").WaitForAsync();
        var said = Skipped().Match(await page.Locator("[data-status]").InnerTextAsync());
        var shown = said.Success ? long.Parse(said.Groups[1].ValueSpan, NumberStyles.AllowThousands, CultureInfo.InvariantCulture) : 0;
        return Math.Abs(shown - told.SkippedAmong(Held));
    }

    /// <summary>How many lines the portal hands out of those that were written, most of which nobody was shown; and how many are not where the one before says, up to the last that was written.</summary>
    private static async Task<(long Kept, long Wrong)> ReadAllAsync(Uri address, string token, SampleWriter writer)
    {
        using var client = new HttpClient { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var reader = new StreamReader(await client.GetStreamAsync($"/api/v1/logs?source={PublishedPortal.Server}/{writer.Name}&format=text"));
        var (kept, wrong, last) = (0L, 0L, -1L);
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line.IndexOf(Numbered, StringComparison.Ordinal) is not (>= 0 and var at))
                continue;
            var digits = line.AsSpan(at + Numbered.Length);
            var number = long.Parse(digits[..(digits.IndexOfAnyExceptInRange('0', '9') is >= 0 and var end ? end : digits.Length)], CultureInfo.InvariantCulture);
            wrong += kept++ == 0 ? 0 : Math.Abs(number - last - 1); // what the quota has taken is at the beginning
            last = number;
        }
        return (kept, wrong + Math.Abs(writer.Written - 1 - last));
    }

    [GeneratedRegex("([0-9,]+) lines? skipped")]
    private static partial Regex Skipped();
}
