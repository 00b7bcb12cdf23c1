using System.Diagnostics;
using System.Net.Http.Json;
using Microsoft.Playwright;
using TapBot.Benchmarks.Published;

namespace TapBot.Benchmarks.Access;

/// <summary>An administrator has a page open and is made a viewer by somebody else: until what the page may no longer show is gone from the screen.</summary>
internal static class DemotionBenchmark
{
    private const double GoalMilliseconds = 5_000;
    private const int Times = 20;
    private const string Demoted = "dee", Users = "/api/v1/users", ListIsGone = "() => !document.querySelector('main table')";

    public static async Task<IReadOnlyList<Result>> RunAsync(DirectoryInfo program, DirectoryInfo data)
    {
        Console.Error.WriteLine("demotion: an open page");
        await using var portal = await PublishedPortal.StartAsync(program, data, PublishedPortal.NoEngine);
        using var root = await portal.SetUpClientAsync();
        using var made = await root.PostAsJsonAsync(Users, new { userName = Demoted, password = PublishedPortal.Password, grants = new[] { new { role = "viewer" } } });
        made.EnsureSuccessStatusCode();
        await using var browser = await Browser.StartAsync();
        var page = await (await browser.SignInAsync(portal.Address, Demoted, PublishedPortal.Password)).NewPageAsync();
        var times = new List<double>();
        for (var i = 0; i < Times; i++)
            times.Add(await LoseAsync(root, page));
        var samples = new Samples(times);
        return
        [
            Result.Time($"an open page of an administrator who is made a viewer loses its list, p50 of {samples.Count}", samples.Median, GoalMilliseconds),
            Result.Time("the same, slowest", samples.Most, GoalMilliseconds),
        ];
    }

    private static async Task<double> LoseAsync(HttpClient root, IPage page)
    {
        await BecomeAsync(root, "administrator");
        await page.GotoAsync("/administration/users");
        await page.GetByText(PublishedPortal.UserName, new() { Exact = true }).First.WaitForAsync();
        var start = Stopwatch.GetTimestamp();
        await BecomeAsync(root, "viewer");
        await page.WaitForFunctionAsync(ListIsGone);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static async Task BecomeAsync(HttpClient root, string role)
    {
        using var changed = await root.PutAsJsonAsync($"{Users}/{Demoted}", new { grants = new[] { new { role } } });
        changed.EnsureSuccessStatusCode();
    }
}
