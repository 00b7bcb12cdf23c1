using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace TapBot.Benchmarks.Published;

/// <summary>What the published portal and the engine take for recording when nobody looks: containers that say nothing, then containers that write.</summary>
internal static class RecordingBenchmark
{
    private const int Quiet = 20, Writing = 100;
    private const double GoalQuiet = 3, GoalWriting = 5, GoalEngine = 2, FarAbove = 2;
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(20), Window = TimeSpan.FromSeconds(60);

    private const string SaysNothing = "exec sleep 1000000";

    // Ten lines a second by the clock. Waiting for a pipe that nobody writes to starts no program: a thousand of them a second would keep the machine busy.
    private const string WritesTen =
        """
        mkfifo /wait; exec 3<>/wait
        n=0; start=${EPOCHREALTIME/./}
        while :; do
          now=${EPOCHREALTIME/./}; due=$(((now-start)/100000))
          while [ $n -lt $due ]; do n=$((n+1)); echo "$n $EPOCHREALTIME INFO  request handled by worker-07 path=/api/v1/orders/0000017 status=200 duration=012ms peer=10.0.3.17"; done
          read -t 0.1 -u 3 none
        done
        """;

    public static async Task<IReadOnlyList<Result>> RunAsync(EngineOptions options)
    {
        using var work = await Workplace.OpenAsync(options.Portal);
        return
        [
            .. await MeasureAsync(work, options, Quiet, "quiet containers", SaysNothing, GoalQuiet, GoalEngine),
            .. await MeasureAsync(work, options, Writing, "containers that write 10 lines/s each", WritesTen, GoalWriting, null),
        ];
    }

    private static async Task<IReadOnlyList<Result>> MeasureAsync(Workplace work, EngineOptions options, int count, string kind, string script, double goal, double? goalEngine)
    {
        Console.Error.WriteLine($"recording: {count} {kind}");
        var docker = new DockerCli(options.Engine);
        var others = (await docker.RunAsync("ps", "--quiet")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;
        await using var samples = new SampleContainers(docker, options.Image);
        await samples.RunAsync(count, "recorded", script);
        var daemon = await EngineProcess.FindAsync(options.Engine);
        await Task.Delay(Settle, TimeProvider.System);
        var before = await EngineRise.AloneAsync(daemon, Window);
        var (shares, recorded) = await RecordAsync(work, options.Engine, daemon);
        var after = await EngineRise.AloneAsync(daemon, Window);
        var what = $"{count} {kind}{(others > 0 ? $" and {others} others" : "")} recorded, nobody looks";
        return
        [
            Result.Limit($"{what}: processor time of the portal, 60 s", shares[0], goal, goal * FarAbove, "% of a core", "N2"),
            new EngineRise(before, shares.Count > 1 ? shares[1] : null, after).Of("the same: dockerd's processor time rises by", goalEngine),
            Result.Note("the same: what was recorded meanwhile", $"{recorded / Window.TotalSeconds:N1} lines/s"),
        ];
    }

    private static async Task<(IReadOnlyList<double> Shares, long Lines)> RecordAsync(Workplace work, Uri engine, int? daemon)
    {
        await using var portal = await PublishedPortal.StartAsync(work.Program, work.NewData(), engine);
        using var client = new HttpClient { BaseAddress = portal.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await portal.SetUpAsync());
        await Task.Delay(Settle, TimeProvider.System);
        var start = TimeProvider.System.GetUtcNow();
        var shares = await CpuWindow.MeasureAsync(Window, [portal.Id, .. daemon is { } known ? [known] : Array.Empty<int>()]);
        return (shares, await CountAsync(client, start));
    }

    private static async Task<long> CountAsync(HttpClient client, DateTimeOffset since)
    {
        const string Form = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
        var (from, to) = (since.ToString(Form, CultureInfo.InvariantCulture), (since + Window).ToString(Form, CultureInfo.InvariantCulture));
        var counts = await client.GetFromJsonAsync<JsonElement>($"/api/v1/logs/histogram?buckets=1&since={from}&until={to}");
        return counts.GetProperty("totals").EnumerateObject().Where(level => level.Name != "marker").Sum(level => level.Value.GetInt64());
    }
}
