using System.Net;

namespace TapBot.Core.Certificates;

/// <summary>Hears what a port answers to a TLS client.</summary>
internal interface IPortGreeting
{
    /// <summary>Tries one handshake; whatever goes wrong is an answer, too.</summary>
    Task<PortGreeting> HearAsync(IPAddress address, int port, CancellationToken cancellationToken);
}
