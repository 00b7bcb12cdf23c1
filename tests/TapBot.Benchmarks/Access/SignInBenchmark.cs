using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using TapBot.Benchmarks.Published;

namespace TapBot.Benchmarks.Access;

/// <summary>People sign in while somebody at another address tries a hundred passwords a second.</summary>
internal static partial class SignInBenchmark
{
    private const double GoalMilliseconds = 1_000;
    private const int People = 20;
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(10), BetweenPeople = TimeSpan.FromMilliseconds(500);

    public static async Task<IReadOnlyList<Result>> RunAsync(DirectoryInfo program, DirectoryInfo data)
    {
        Console.Error.WriteLine("sign-in: a flood");
        await using var portal = await PublishedPortal.StartAsync(program, data, PublishedPortal.NoEngine);
        await portal.SetUpAsync();
        using var end = new CancellationTokenSource();
        var flood = FloodAsync(portal.Address, end.Token);
        var times = new List<double>();
        for (var i = 0; i < People; i++)
        {
            await Task.Delay(BetweenPeople, TimeProvider.System);
            times.Add(await SignInAsync(portal.Address));
        }
        await end.CancelAsync();
        var attempts = await flood;
        var samples = new Samples(times);
        return
        [
            Result.Time($"signing in, {People} people, while another address makes {attempts / (People * BetweenPeople.TotalSeconds):N0} attempts/s, p50", samples.Median, GoalMilliseconds),
            Result.Time("the same, slowest", samples.Most, GoalMilliseconds),
        ];
    }

    /// <summary>A new person with a new browser, from the form to the session.</summary>
    private static async Task<double> SignInAsync(Uri portal)
    {
        using var client = From(IPAddress.Loopback, portal);
        var form = await FormAsync(client);
        var start = Stopwatch.GetTimestamp();
        using var answer = await PostAsync(client, form, PublishedPortal.UserName, PublishedPortal.Password);
        if (answer.StatusCode != HttpStatusCode.Redirect)
            throw new InvalidOperationException($"The sign-in was answered with {answer.StatusCode}.");
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static async Task<int> FloodAsync(Uri portal, CancellationToken end)
    {
        using var client = From(IPAddress.Parse("127.0.0.2"), portal);
        var form = await FormAsync(client);
        var attempts = new List<Task>();
        using var timer = new PeriodicTimer(Beat);
        try
        {
            while (await timer.WaitForNextTickAsync(end))
                attempts.Add(TryAsync(client, form, attempts.Count));
        }
        catch (OperationCanceledException)
        {
        }
        await Task.WhenAll(attempts);
        return attempts.Count;
    }

    private static async Task TryAsync(HttpClient client, string form, int number)
    {
        using var answer = await PostAsync(client, form, PublishedPortal.UserName, $"wrong password number {number}");
    }

    private static async Task<string> FormAsync(HttpClient client) => FormToken().Match(await client.GetStringAsync("/signin")).Groups[1].Value;

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string form, string userName, string password)
    {
        using var content = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "signin", ["__RequestVerificationToken"] = form, ["Input.UserName"] = userName, ["Input.Password"] = password,
        });
        return await client.PostAsync("/signin", content);
    }

    /// <summary>All of 127.0.0.0/8 is this machine, so one machine can be two addresses.</summary>
    private static HttpClient From(IPAddress address, Uri portal)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            ConnectCallback = async (context, token) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                socket.Bind(new IPEndPoint(address, 0));
                await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, token);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        var client = new HttpClient(handler) { BaseAddress = portal };
        client.DefaultRequestHeaders.Add("Origin", portal.GetLeftPart(UriPartial.Authority));
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        return client;
    }

    [GeneratedRegex("__RequestVerificationToken\" value=\"([^\"]+)", RegexOptions.CultureInvariant)]
    private static partial Regex FormToken();
}
