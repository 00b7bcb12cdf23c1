using System.Globalization;
using System.Net;
using Microsoft.Extensions.Options;
using TapBot.Core.Access;
using TapBot.Portal.Shell;

namespace TapBot.Portal.Hosting;

/// <summary>What the portal prints when it is ready. Scripts read these lines: they change only on purpose.</summary>
internal sealed class Announcement(PublicOrigins origins, PortalKestrel kestrel, SetupDoor door, IOptions<PortalSettings> settings)
{
    public async Task<IReadOnlyList<string>> LinesAsync(CancellationToken cancellationToken)
    {
        if (origins.Listened is not [var listened, ..])
            return [];
        var url = Reachable(listened).GetLeftPart(UriPartial.Authority) + settings.Value.PathBase;
        var lines = new List<string> { $"TapBot Portal is ready at {url}" };
        if (await door.IsOpenAsync(cancellationToken))
        {
            var origin = settings.Value.PublicOrigins is [var known, ..] ? known.TrimEnd('/') + settings.Value.PathBase : url;
            lines.Add($"Set up at {origin}/{PortalUrls.SetUp}?token={door.Invite()}");
        }
        if (ListenAddress.IsLoopback(settings.Value))
            lines.Add(string.Create(CultureInfo.InvariantCulture,
                $"From another machine: ssh -L {listened.Port}:127.0.0.1:{listened.Port} {Environment.UserName}@{Dns.GetHostName()}, then open the same address there"));
        if (kestrel is { Certificate: { } certificate, IsOwnCertificate: true })
            lines.Add($"The certificate is the portal's own; its SHA-256 fingerprint is {TlsCertificate.Fingerprint(certificate)}");
        return lines;
    }

    /// <summary>An address that can be opened: "all addresses" is none.</summary>
    private static Uri Reachable(Uri listened)
    {
        if (!IPAddress.TryParse(listened.Host.Trim('[', ']'), out var address) || !(address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any)))
            return listened;
        return new UriBuilder(listened) { Host = LocalHosts.Outside().FirstOrDefault() ?? "127.0.0.1" }.Uri;
    }
}
