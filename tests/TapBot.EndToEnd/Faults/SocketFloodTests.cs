using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using TapBot.EndToEnd.Portal;

namespace TapBot.EndToEnd.Faults;

/// <summary>Somebody at one address opens sockets and says nothing.</summary>
public sealed class SocketFloodTests(PortalUnderTest portal)
{
    private const int Sockets = 5_000, Share = 256;

    [Fact]
    public async Task Sockets_FiveThousandFromOneAddress_KeepNobodyElseOut()
    {
        var address = portal.House.Process.Address;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        var sockets = new List<Socket>();
        try
        {
            for (var i = 0; i < Sockets; i++)
            {
                if (await OpenAsync(address.Port) is { } socket)
                    sockets.Add(socket);
            }
            using var client = new HttpClient { BaseAddress = address };
            var start = Stopwatch.GetTimestamp();

            using var answer = await client.GetAsync("/healthz", patience.Token);

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(5));
            await ClosedAsync(sockets, sockets.Count - Share, patience.Token);
        }
        finally
        {
            sockets.ForEach(s => s.Dispose());
        }
    }

    /// <summary>Completes when so many sockets have been closed from the other side, which gives a reader nothing or an error.</summary>
    private static async Task ClosedAsync(List<Socket> sockets, int count, CancellationToken token)
    {
        var closed = 0;
        await foreach (var _ in Task.WhenEach(sockets.Select(s => ReadAsync(s, token))).WithCancellation(token))
        {
            if (++closed == count)
                return;
        }
    }

    private static async Task ReadAsync(Socket socket, CancellationToken token)
    {
        try
        {
            await socket.ReceiveAsync(new byte[1], token);
        }
        catch (SocketException)
        {
        }
    }

    // All of 127.0.0.0/8 is this machine, so one machine can be two addresses.
    private static async Task<Socket?> OpenAsync(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Parse("127.0.0.2"), 0));
            await socket.ConnectAsync(IPAddress.Loopback, port);
            return socket;
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.ConnectionReset)
        {
            socket.Dispose(); // closed before it was quite open
            return null;
        }
    }
}
