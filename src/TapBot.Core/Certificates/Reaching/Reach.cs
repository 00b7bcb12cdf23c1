using System.Net;
using System.Net.Sockets;
using TapBot.Core.Wording;

namespace TapBot.Core.Certificates;

/// <summary>Finds the address behind a name and connects to it: resolved once, looked at, and exactly that one is connected to, so that a name cannot mean another place a moment later.</summary>
internal sealed class Reach(IDialler dialler)
{
    /// <summary>Connects to the first address of an endpoint that answers.</summary>
    /// <exception cref="ConnectException">None does.</exception>
    public Task<(Stream Stream, IPAddress Address)> ConnectAsync(CertificateEndpoint endpoint, Func<AddressKind, bool> may, CancellationToken cancellationToken) =>
        ConnectAsync(endpoint.Address?.ToString() ?? endpoint.Name, endpoint.Port, may, cancellationToken);

    /// <summary>Connects to the first address of a host that answers.</summary>
    /// <param name="host">A name or an address.</param>
    /// <param name="port">1 to 65535.</param>
    /// <param name="may">Says which kinds of addresses may be connected to.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ConnectException">None does.</exception>
    public async Task<(Stream Stream, IPAddress Address)> ConnectAsync(string host, int port, Func<AddressKind, bool> may, CancellationToken cancellationToken)
    {
        var addresses = await ResolveAsync(host, cancellationToken);
        ConnectException? failure = null;
        foreach (var address in addresses)
        {
            if (!may(AddressRules.KindOf(address)))
            {
                failure ??= new(Phrase.Of("certificates.trouble.denied", ("host", host), ("address", address.ToString())));
                continue;
            }
            try
            {
                return (await ConnectToAsync(address, port, cancellationToken), address);
            }
            catch (ConnectException refused)
            {
                failure = refused;
            }
        }
        throw failure ?? new(Phrase.Of("certificates.trouble.name", ("host", host)));
    }

    /// <summary>Connects to this address.</summary>
    /// <exception cref="ConnectException">It does not answer.</exception>
    public async Task<Stream> ConnectToAsync(IPAddress address, int port, CancellationToken cancellationToken)
    {
        try
        {
            return await dialler.ConnectAsync(address, port, cancellationToken);
        }
        catch (SocketException failed)
        {
            throw new ConnectException(Phrase.Of(CodeOf(failed.SocketErrorCode), ("address", new IPEndPoint(address, port).ToString()), ("said", failed.Message)), failed);
        }
    }

    private async Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(host, out var address))
            return [address];
        try
        {
            return await dialler.ResolveAsync(host, cancellationToken);
        }
        catch (SocketException failed)
        {
            throw new ConnectException(Phrase.Of(failed.SocketErrorCode is SocketError.TryAgain ? "certificates.trouble.dns" : "certificates.trouble.name", ("host", host)), failed);
        }
    }

    private static string CodeOf(SocketError error) => error switch
    {
        SocketError.ConnectionRefused => "certificates.trouble.refused",
        SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.HostDown or SocketError.NetworkDown => "certificates.trouble.noRoute",
        SocketError.TimedOut => "certificates.trouble.silent",
        _ => "certificates.trouble.other",
    };
}
