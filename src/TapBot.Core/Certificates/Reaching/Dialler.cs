using System.Net;
using System.Net.Sockets;

namespace TapBot.Core.Certificates;

/// <summary>Connections of this machine.</summary>
internal sealed class Dialler : IDialler
{
    private const int MostAddresses = 8;

    public async Task<IReadOnlyList<IPAddress>> ResolveAsync(string name, CancellationToken cancellationToken) =>
        [.. (await Dns.GetHostAddressesAsync(name, cancellationToken)).OrderBy(a => a.AddressFamily is AddressFamily.InterNetworkV6).Take(MostAddresses)];

    public async Task<Stream> ConnectAsync(IPAddress address, int port, CancellationToken cancellationToken)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
