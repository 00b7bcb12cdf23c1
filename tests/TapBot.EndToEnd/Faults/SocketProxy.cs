using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace TapBot.EndToEnd.Faults;

/// <summary>Stands in front of an engine's socket, keeps the first line of every request that it passes on, and refuses those that the test says.</summary>
internal sealed partial class SocketProxy : IAsyncDisposable
{
    private static readonly byte[] Refusal = "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray();
    private readonly string engine;
    private readonly string folder = Directory.CreateTempSubdirectory("tapbot-proxy-").FullName;
    private readonly Socket listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly ConcurrentBag<Socket> sockets = [];
    private readonly ConcurrentBag<Task> flows = [];
    private readonly ConcurrentQueue<string> requests = new();
    private readonly Task accepting;

    public SocketProxy(string address)
    {
        engine = new Uri(address).AbsolutePath;
        listener.Bind(new UnixDomainSocketEndPoint(Path.Combine(folder, "docker.sock")));
        listener.Listen();
        accepting = AcceptAsync();
    }

    public string Address => $"unix://{folder}/docker.sock";

    /// <summary>Which requests, by their first line, are answered with 403 and not passed on.</summary>
    public Func<string, bool> Refuses { get; set; } = static _ => false;

    /// <summary>Such as <c>GET /v1.41/containers/json?all=true</c>.</summary>
    public IReadOnlyCollection<string> Requests => requests;

    public async ValueTask DisposeAsync()
    {
        listener.Dispose();
        await accepting;
        foreach (var socket in sockets)
            socket.Dispose();
        await Task.WhenAll(flows);
        Directory.Delete(folder, recursive: true);
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptAsync();
                var server = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                sockets.Add(client);
                sockets.Add(server);
                await server.ConnectAsync(new UnixDomainSocketEndPoint(engine));
                flows.Add(FlowAsync(client, server, Passes));
                flows.Add(FlowAsync(server, client, static _ => true));
            }
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
        {
        }
    }

    private static async Task FlowAsync(Socket from, Socket to, Func<ReadOnlySpan<byte>, bool> passes)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer) is > 0 and var count)
            {
                if (!passes(buffer.AsSpan(0, count)))
                {
                    await from.SendAsync(Refusal);
                    break;
                }
                await to.SendAsync(buffer.AsMemory(0, count));
            }
            to.Shutdown(SocketShutdown.Send);
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
        {
            from.Dispose();
            to.Dispose();
        }
    }

    private bool Passes(ReadOnlySpan<byte> sent)
    {
        foreach (var request in RequestLine().Matches(Encoding.UTF8.GetString(sent)).Select(m => m.Groups[1].Value))
        {
            if (Refuses(request))
                return false;
            requests.Enqueue(request);
        }
        return true;
    }

    [GeneratedRegex(@"^([A-Z]+ \S+) HTTP/1\.1\r$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex RequestLine();
}
