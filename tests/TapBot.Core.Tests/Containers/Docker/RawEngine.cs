using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using TapBot.Core.Containers.Docker;

namespace TapBot.Core.Tests.Containers.Docker;

/// <summary>
/// An engine made of a socket: each connection gets the next of the given answers, byte for byte, and then silence until the other side closes it.
/// From the outside it looks like an engine that was stopped with SIGSTOP.
/// </summary>
internal sealed class RawEngine : IAsyncDisposable
{
    public const string Headers = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    public const string LastChunk = "0\r\n\r\n";

    private readonly CancellationTokenSource stopping = new();
    private readonly Socket listener;
    private readonly X509Certificate2? certificate;
    private readonly List<string> requests = [];
    private readonly Queue<byte[]> answers;
    private readonly List<Task> connections = [];
    private readonly TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task accepting;

    private RawEngine(Socket listener, Uri address, X509Certificate2? certificate, byte[][] answers)
    {
        (this.listener, Address, this.certificate, this.answers) = (listener, address, certificate, new Queue<byte[]>(answers));
        accepting = AcceptAsync();
    }

    public Uri Address { get; }

    /// <summary>Completes when the first request has come.</summary>
    public Task Asked => asked.Task;

    /// <summary>Request lines and host headers so far.</summary>
    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (requests)
                return [.. requests];
        }
    }

    public static RawEngine OnUnix(params byte[][] answers)
    {
        var path = Path.Combine(Path.GetTempPath(), $"engine-{Guid.NewGuid():N}.sock");
        var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen();
        return new RawEngine(listener, new Uri("unix://" + path), null, answers);
    }

    public static RawEngine OnTcp(X509Certificate2? certificate = null, params byte[][] answers)
    {
        var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        return new RawEngine(listener, new Uri($"tcp://127.0.0.1:{((IPEndPoint)listener.LocalEndPoint!).Port}"), certificate, answers);
    }

    public static byte[] Answer(params IEnumerable<byte[]> frames) => [.. Open(frames), .. Encoding.ASCII.GetBytes(LastChunk)];

    /// <summary>An answer that goes on.</summary>
    public static byte[] Open(params IEnumerable<byte[]> frames)
    {
        IEnumerable<byte> answer = Encoding.ASCII.GetBytes(Headers);
        foreach (var frame in frames)
            answer = [.. answer, .. Encoding.ASCII.GetBytes($"{frame.Length:x}\r\n"), .. frame, .. "\r\n"u8];
        return [.. answer];
    }

    public EngineLogReader Reader(Func<SslClientAuthenticationOptions>? tls = null) => new(new EngineEndpoint(Address, tls));

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Dispose();
        await accepting;
        await Task.WhenAll(connections);
        stopping.Dispose();
        if (Address.Scheme == "unix")
            File.Delete(Address.AbsolutePath);
    }

    private async Task AcceptAsync()
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                connections.Add(ServeAsync(await listener.AcceptAsync(stopping.Token)));
            }
            catch (Exception closed) when (closed is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        try
        {
            await using var plain = new NetworkStream(socket, ownsSocket: true);
            await using Stream stream = certificate is null ? plain : await SecureAsync(plain);
            using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
            while (await reader.ReadLineAsync(stopping.Token) is { Length: > 0 } line)
            {
                lock (requests)
                {
                    if (line.StartsWith("GET", StringComparison.Ordinal) || line.StartsWith("Host", StringComparison.Ordinal))
                        requests.Add(line);
                }
            }
            asked.TrySetResult();
            byte[]? answer;
            lock (answers)
                answers.TryDequeue(out answer);
            if (answer is not null)
                await stream.WriteAsync(answer, stopping.Token);
            await stream.CopyToAsync(Stream.Null, stopping.Token);
        }
        catch (Exception closed) when (closed is OperationCanceledException or IOException or SocketException)
        {
            // The other side has gone, or the test is over.
        }
    }

    private async Task<Stream> SecureAsync(Stream plain)
    {
        var secure = new SslStream(plain);
        await secure.AuthenticateAsServerAsync(
            new SslServerAuthenticationOptions
            {
                ServerCertificate = certificate,
                ClientCertificateRequired = true,
                RemoteCertificateValidationCallback = (_, client, _, _) => client is not null,
            },
            stopping.Token);
        return secure;
    }
}
