using System.Net.Http.Json;
using System.Text.Json;

namespace TapBot.Benchmarks.Published;

/// <summary>What a person and a script wait for: every list of the API, and the overview from the navigation until it answers.</summary>
internal static class AnswersBenchmark
{
    private const int Containers = 50, WarmUp = 50, Requests = 100, Visits = 5;
    private const double GoalList = 20, GoalOverview = 1_000;

    /// <summary>Until rooms have read what they show.</summary>
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(20);

    public static async Task<IReadOnlyList<Result>> RunAsync(EngineOptions options)
    {
        using var work = await Workplace.OpenAsync(options.Portal);
        await using var samples = new SampleContainers(new DockerCli(options.Engine), options.Image);
        await samples.FillUpAsync(Containers);
        await using var portal = await PublishedPortal.StartAsync(work.Program, work.NewData(), options.Engine);
        using var client = await portal.SetUpClientAsync();
        await Task.Delay(Settle, TimeProvider.System);
        return [.. await ListsAsync(client), .. await OverviewAsync(portal)];
    }

    private static async Task<IReadOnlyList<Result>> ListsAsync(HttpClient client)
    {
        Console.Error.WriteLine("answers: lists");
        var all = new List<(string Path, Samples Times)>();
        foreach (var path in await ListsOfAsync(client))
        {
            await ApiTimes.OfAsync(client, Enumerable.Repeat(path, WarmUp));
            all.Add((path, await ApiTimes.OfAsync(client, Enumerable.Repeat(path, Requests))));
        }
        var slowest = all.MaxBy(l => l.Times.P95);
        return
        [
            Result.Note($"lists of the API: GET endpoints without an identifier of a thing, with {Containers} containers", $"{all.Count}"),
            Result.Time($"their slowest, `GET {slowest.Path}`, p95 of {Requests}", slowest.Times.P95, GoalList),
            Result.Note("their p95, the middle one", $"{new Samples(all.Select(l => l.Times.P95)).Median:N1} ms"),
        ];
    }

    /// <summary>Everything that answers with JSON when it is asked for without more: what needs an argument, and what streams, is no list.</summary>
    private static async Task<IReadOnlyList<string>> ListsOfAsync(HttpClient client)
    {
        var lists = new List<string>();
        var document = await client.GetFromJsonAsync<JsonElement>("/openapi/v1.json");
        foreach (var path in document.GetProperty("paths").EnumerateObject().Where(p => p.Value.TryGetProperty("get", out _)).Select(p => p.Name.Replace("{server}", PublishedPortal.Server, StringComparison.Ordinal)))
        {
            if (path.Contains('{', StringComparison.Ordinal))
                continue;
            using var answer = await client.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);
            if (answer.IsSuccessStatusCode && answer.Content.Headers.ContentType?.MediaType == "application/json")
                lists.Add(path);
        }
        return lists.Count > 0 ? lists : throw new InvalidOperationException("The description of the API names no list.");
    }

    private static async Task<IReadOnlyList<Result>> OverviewAsync(PublishedPortal portal)
    {
        Console.Error.WriteLine("answers: overview");
        await using var browser = await Browser.StartAsync();
        var context = await browser.SignInAsync(portal.Address, PublishedPortal.UserName, PublishedPortal.Password);
        var times = new List<double>();
        for (var i = 0; i <= Visits; i++)
            times.Add(await Visit.TimeAsync(context, "/", Whole));
        return
        [
            Result.Note("overview: navigation to the frame with the first figure of a goal, servers and containers, first visit of all", $"{times[0]:N0} ms"),
            Result.Time($"overview: the same, median of {Visits}", new Samples(times.Skip(1)).Median, GoalOverview),
        ];
    }

    /// <summary>Goals have their places before they have figures; servers and containers have tables when they are known.</summary>
    private const string Whole =
        """() => [...document.querySelectorAll(".goals .big")].some(e => /\d/.test(e.textContent)) && document.querySelectorAll(".parts table").length > 1""";
}
