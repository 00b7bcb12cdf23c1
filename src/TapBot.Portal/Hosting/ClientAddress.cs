using System.Net;

namespace TapBot.Portal.Hosting;

/// <summary>Where a request comes from, as far as known: behind a trusted proxy the address that the proxy names.</summary>
internal static class ClientAddress
{
    public static string? Of(HttpContext context) => context.Connection.RemoteIpAddress switch
    {
        null => null,
        { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().ToString(),
        IPAddress address => address.ToString(),
    };
}
