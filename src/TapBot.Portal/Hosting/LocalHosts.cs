using System.Net;
using System.Net.NetworkInformation;

namespace TapBot.Portal.Hosting;

/// <summary>The names and addresses this machine answers to.</summary>
internal static class LocalHosts
{
    public static readonly IReadOnlyList<string> Loopback = ["127.0.0.1", "localhost", "::1"];

    /// <summary>Loopback, the machine's name, and the address of every interface.</summary>
    public static IReadOnlyList<string> All() => [.. Loopback.Append(Dns.GetHostName().ToLowerInvariant()).Concat(Outside()).Distinct()];

    /// <summary>The addresses of the interfaces, IPv4 first, without loopback and link-local ones.</summary>
    public static IEnumerable<string> Outside()
    {
        try
        {
            return [.. NetworkInterface.GetAllNetworkInterfaces().Where(i => i.OperationalStatus == OperationalStatus.Up)
                .SelectMany(i => i.GetIPProperties().UnicastAddresses).Select(a => a.Address)
                .Where(a => !IPAddress.IsLoopback(a) && !a.IsIPv6LinkLocal)
                .OrderBy(a => a.AddressFamily).Select(a => a.ToString())];
        }
        catch (NetworkInformationException)
        {
            return []; // a locked-down container may hide its interfaces
        }
    }
}
