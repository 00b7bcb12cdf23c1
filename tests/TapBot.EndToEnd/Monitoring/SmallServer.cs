using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TapBot.EndToEnd.Monitoring;

/// <summary>A web server of the test's own, on loopback, that answers everything with the same text.</summary>
internal sealed class SmallServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly byte[] answer;
    private readonly Task serving;

    public SmallServer(string body)
    {
        answer = Encoding.UTF8.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}");
        listener.Start();
        serving = ServeAsync();
    }

    public string Address => $"http://{listener.LocalEndpoint}/";

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await serving;
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            try
            {
                using var client = await listener.AcceptTcpClientAsync();
                await using var stream = client.GetStream();
                _ = await stream.ReadAsync(new byte[4096]);
                await stream.WriteAsync(answer);
            }
            catch (Exception ended) when (ended is SocketException { SocketErrorCode: SocketError.OperationAborted or SocketError.Interrupted } or ObjectDisposedException)
            {
                return;
            }
            catch (Exception went) when (went is IOException or SocketException)
            {
                // A client that only wanted to know something has gone.
            }
        }
    }
}
