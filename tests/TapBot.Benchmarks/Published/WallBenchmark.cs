using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace TapBot.Benchmarks.Published;

/// <summary>What wall screens cost the published portal: one board, looked at by one screen and by twenty.</summary>
internal static class WallBenchmark
{
    private const int Screens = 20;
    private const double GoalCpu = 10, GoalMemory = 60;
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(20), Window = TimeSpan.FromSeconds(60);

    public static async Task<IReadOnlyList<Result>> RunAsync(EngineOptions options)
    {
        using var work = await Workplace.OpenAsync(options.Portal);
        await using var portal = await PublishedPortal.StartAsync(work.Program, work.NewData(), options.Engine);
        using var admin = new HttpClient { BaseAddress = portal.Address };
        admin.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await portal.SetUpAsync());
        Console.Error.WriteLine("wall: screens");
        var screens = new List<HttpClient>();
        for (var i = 0; i < Screens; i++)
            screens.Add(await PairAsync(portal.Address, admin, $"screen {i}"));
        await Task.Delay(Settle, TimeProvider.System);
        Console.Error.WriteLine("wall: nobody looks");
        var (idle, memory) = (await CpuWindow.MeasureAsync(Window, portal.Id), Machine.MemoryOf(portal.Id));
        Console.Error.WriteLine($"wall: {Screens} screens");
        using var end = new CancellationTokenSource();
        var heard = new long[Screens];
        var listening = screens.Select((screen, i) => ListenAsync(screen, () => heard[i]++, end.Token)).ToList();
        await Task.Delay(Settle, TimeProvider.System);
        var before = heard.Sum();
        var shown = await CpuWindow.MeasureAsync(Window, portal.Id);
        var (pictures, grown) = (heard.Sum() - before, Machine.MemoryOf(portal.Id) - memory);
        await end.CancelAsync();
        await Task.WhenAll(listening);
        screens.ForEach(s => s.Dispose());
        return
        [
            Result.Note($"pictures that each of {Screens} wall screens is told", $"{pictures / Window.TotalSeconds / Screens:N2} a second"),
            Result.Limit($"processor time of the portal that {Screens} wall screens add, 60 s", shown[0] - idle[0], GoalCpu, "% of a core", "N1"),
            Result.Limit($"memory of the portal that {Screens} wall screens add", grown / 1024.0 / 1024.0, GoalMemory, "MB"),
        ];
    }

    private static async Task<HttpClient> PairAsync(Uri address, HttpClient admin, string name)
    {
        var screen = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan };
        screen.DefaultRequestHeaders.Add("Origin", address.GetLeftPart(UriPartial.Authority));
        using var offered = await screen.PostAsync("/wall/main/pairing", null);
        var code = (await offered.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();
        using var approved = await admin.PostAsJsonAsync("/api/v1/screens", new { code, name });
        approved.EnsureSuccessStatusCode();
        using var claimed = await screen.PostAsync("/wall/main/pairing/claim", null);
        claimed.EnsureSuccessStatusCode();
        return screen;
    }

    private static async Task ListenAsync(HttpClient screen, Action picture, CancellationToken cancellationToken)
    {
        try
        {
            using var reader = new StreamReader(await screen.GetStreamAsync("/wall/main/stream", cancellationToken));
            while (await reader.ReadLineAsync(cancellationToken) is { } line)
            {
                if (line.StartsWith("data:", StringComparison.Ordinal))
                    picture();
            }
        }
        catch (OperationCanceledException)
        {
        }
    }
}
