using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

namespace TapBot.Benchmarks.Published;

/// <summary>What wall screens cost the published portal: one board, looked at by nobody, by twenty screens and by a hundred.</summary>
internal static class WallBenchmark
{
    private const int Some = 20, Many = 100;
    private const double GoalCpu = 10, GoalMemory = 60, GoalRatio = 2;
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(20), Window = TimeSpan.FromSeconds(60);

    public static async Task<IReadOnlyList<Result>> RunAsync(EngineOptions options)
    {
        using var work = await Workplace.OpenAsync(options.Portal);
        await using var portal = await PublishedPortal.StartAsync(work.Program, work.NewData(), options.Engine);
        using var admin = await portal.SetUpClientAsync();
        Console.Error.WriteLine("wall: screens");
        var screens = new List<HttpClient>();
        for (var i = 0; i < Many; i++)
            screens.Add(await PairAsync(portal.Address, admin, i));
        await Task.Delay(Settle, TimeProvider.System);
        Console.Error.WriteLine("wall: nobody looks");
        var (idle, memory) = ((await CpuWindow.MeasureAsync(Window, portal.Id))[0], Machine.MemoryOf(portal.Id));
        var some = await ShowAsync(portal, screens.Take(Some));
        var grown = Machine.MemoryOf(portal.Id) - memory;
        var many = await ShowAsync(portal, screens);
        screens.ForEach(s => s.Dispose());
        return
        [
            Result.Note($"pictures that each of {Some} wall screens is told, and their bytes", $"{some.Pictures / Some:N2} a second, {some.Bytes / Some:N0} B/s"),
            Result.Limit($"processor time of the portal that {Some} wall screens add, 60 s (nobody looks: {idle:N2})", some.Cpu - idle, GoalCpu, "% of a core", "N1"),
            Result.Limit($"memory of the portal that {Some} wall screens add", grown / 1024.0 / 1024.0, GoalMemory, "MB"),
            Result.Note($"processor time of the portal that {Many} wall screens add, 60 s", $"{many.Cpu - idle:N1} % of a core, {(many.Cpu - idle) / (some.Cpu - idle):N2} times what {Some} add"),
            Result.Limit($"processor time of the portal with {Many} wall screens, ratio to that with {Some} ({some.Cpu:N2} % of a core)", many.Cpu / some.Cpu, GoalRatio, "", "N2"),
        ];
    }

    /// <summary>While they listen: the portal's processor time in per cent of a core, and what is told to all of them in a second.</summary>
    private static async Task<(double Cpu, double Pictures, double Bytes)> ShowAsync(PublishedPortal portal, IEnumerable<HttpClient> screens)
    {
        using var end = new CancellationTokenSource();
        long pictures = 0, bytes = 0;
        var listening = screens.Select(screen => ListenAsync(screen, line =>
        {
            Interlocked.Increment(ref pictures);
            Interlocked.Add(ref bytes, line.Length);
        }, end.Token)).ToList();
        Console.Error.WriteLine($"wall: {listening.Count} screens");
        await Task.Delay(Settle, TimeProvider.System);
        var (toldBefore, bytesBefore) = (Interlocked.Read(ref pictures), Interlocked.Read(ref bytes));
        var cpu = await CpuWindow.MeasureAsync(Window, portal.Id);
        var told = ((Interlocked.Read(ref pictures) - toldBefore) / Window.TotalSeconds, (Interlocked.Read(ref bytes) - bytesBefore) / Window.TotalSeconds);
        await end.CancelAsync();
        await Task.WhenAll(listening);
        return (cpu[0], told.Item1, told.Item2);
    }

    private static async Task<HttpClient> PairAsync(Uri address, HttpClient admin, int number)
    {
        // Each comes from an address of its own, as screens do: the portal lets one address in only so often.
        var handler = new SocketsHttpHandler { CookieContainer = new CookieContainer(), ConnectCallback = (context, token) => ConnectAsync(IPAddress.Parse($"127.0.0.{10 + number}"), context.DnsEndPoint.Port, token) };
        var screen = new HttpClient(handler) { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan };
        screen.DefaultRequestHeaders.Add("Origin", address.GetLeftPart(UriPartial.Authority));
        using var offered = await screen.PostAsync("/wall/main/pairing", null);
        var code = (await offered.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();
        using var approved = await admin.PostAsJsonAsync("/api/v1/screens", new { code, name = $"screen {number}" });
        approved.EnsureSuccessStatusCode();
        using var claimed = await screen.PostAsync("/wall/main/pairing/claim", null);
        claimed.EnsureSuccessStatusCode();
        return screen;
    }

    private static async ValueTask<Stream> ConnectAsync(IPAddress from, int port, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Bind(new IPEndPoint(from, 0));
        await socket.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }

    private static async Task ListenAsync(HttpClient screen, Action<string> picture, CancellationToken cancellationToken)
    {
        try
        {
            using var reader = new StreamReader(await screen.GetStreamAsync("/wall/main/stream", cancellationToken));
            while (await reader.ReadLineAsync(cancellationToken) is { } line)
            {
                if (line.StartsWith("data:", StringComparison.Ordinal))
                    picture(line);
            }
        }
        catch (OperationCanceledException)
        {
        }
    }
}
