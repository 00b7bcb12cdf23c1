using System.Net;

namespace TapBot.Core.Certificates;

/// <summary>Makes connections; tests put their own in its place.</summary>
internal interface IDialler
{
    /// <summary>The addresses of a name, in the order in which they are to be tried.</summary>
    Task<IReadOnlyList<IPAddress>> ResolveAsync(string name, CancellationToken cancellationToken);

    /// <summary>Connects to exactly this address.</summary>
    Task<Stream> ConnectAsync(IPAddress address, int port, CancellationToken cancellationToken);
}
