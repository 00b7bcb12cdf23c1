using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TapBot.Testing.Proxy;

/// <summary>Something on a port of this machine that answers HTTP as a test says: for what a real Traefik does not do on request.</summary>
internal sealed class FakeTraefik : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly ConcurrentBag<Task> talks = [];
    private readonly Task accepting;

    public FakeTraefik()
    {
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>The address of its API.</summary>
    public string Address => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

    /// <summary>What was asked for, with the query; behind it the log-in that was sent along.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>Answers by path and query; what has none is a 404.</summary>
    public ConcurrentDictionary<string, FakeAnswer> Answers { get; } = new(StringComparer.Ordinal);

    /// <summary>Answers as a small Traefik 3 with these routers, services and middlewares, each a list in JSON.</summary>
    public FakeTraefik As3(string routers = "[]", string services = "[]", string middlewares = "[]")
    {
        Answers["/api/version"] = new("""{"Version":"3.7.9","Codename":"munster","startDate":"2026-11-29T04:00:00Z"}""");
        Answers["/api/overview"] = new("""{"http":{"routers":{"total":1,"warnings":0,"errors":0},"services":{"total":1,"warnings":0,"errors":0},"middlewares":{"total":0,"warnings":0,"errors":0}},"features":{"tracing":"","metrics":"Prometheus","accessLog":false},"providers":["Docker","File"]}""");
        Lists("entrypoints", """[{"name":"web","address":":80","http":{}},{"name":"websecure","address":":443","http":{"tls":{"certResolver":"le"}}}]""");
        Lists("http/routers", routers);
        Lists("http/services", services);
        Lists("http/middlewares", middlewares);
        return this;
    }

    /// <summary>A list of one page.</summary>
    public void Lists(string what, string json) => Answers[$"/api/{what}?page=1&per_page=100"] = new(json) { Headers = "X-Next-Page: 1\r\n" };

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        listener.Stop();
        await accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.WhenAll(talks).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        end.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
            talks.Add(TalkAsync(await listener.AcceptTcpClientAsync(end.Token)));
    }

    private async Task TalkAsync(TcpClient client)
    {
        using (client)
        {
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.Latin1, leaveOpen: true);
            if (await reader.ReadLineAsync(end.Token) is not { } first)
                return;
            var logIn = "";
            while (await reader.ReadLineAsync(end.Token) is { Length: > 0 } header)
            {
                if (header.StartsWith("Authorization:", StringComparison.OrdinalIgnoreCase))
                    logIn = " " + header[header.IndexOf(' ', StringComparison.Ordinal)..].Trim();
            }
            var path = first.Split(' ')[1];
            Requests.Enqueue(path + logIn);
            var answer = Answers.GetValueOrDefault(path, new FakeAnswer("""{"message":"404 page not found"}""") { Status = 404 });
            if (answer.Hangs)
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, end.Token);
            var body = Encoding.UTF8.GetBytes(answer.Body);
            var head = string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {answer.Status} Said\r\nContent-Length: {body.Length}\r\nConnection: close\r\n{answer.Headers}\r\n");
            await stream.WriteAsync(Encoding.Latin1.GetBytes(head), end.Token);
            await stream.WriteAsync(body, end.Token);
        }
    }
}
