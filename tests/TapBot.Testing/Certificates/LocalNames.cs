using System.Net;
using System.Net.Sockets;
using TapBot.Core.Certificates;

namespace TapBot.Testing.Certificates;

/// <summary>Real connections, and names that mean what the test says.</summary>
internal sealed class LocalNames(params IReadOnlyList<(string Name, string Address)> names) : IDialler
{
    private readonly Dialler real = new();

    public Task<IReadOnlyList<IPAddress>> ResolveAsync(string name, CancellationToken cancellationToken)
    {
        IReadOnlyList<IPAddress> found = [.. names.Where(n => n.Name == name).Select(n => IPAddress.Parse(n.Address))];
        return found.Count > 0 ? Task.FromResult(found) : throw new SocketException((int)SocketError.HostNotFound);
    }

    public Task<Stream> ConnectAsync(IPAddress address, int port, CancellationToken cancellationToken) => real.ConnectAsync(address, port, cancellationToken);
}
