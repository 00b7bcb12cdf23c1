using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace TapBot.Portal.Hosting;

/// <summary>Which origins are ours: those configured, else those of the addresses listened on. And which host names: those and the addresses listened on.</summary>
internal sealed class PublicOrigins(IOptions<PortalSettings> settings, IServer server)
{
    private Lazy<(HashSet<string> Origins, HashSet<string> Hosts)> known = new(() => Know(settings.Value, Addresses(server)));

    /// <summary>The addresses the server listens on, as it says.</summary>
    public IReadOnlyList<Uri> Listened => Addresses(server);

    /// <summary>True when a page of this origin is a page of the portal.</summary>
    public bool Allows(string origin) => known.Value.Origins.Contains(origin);

    /// <summary>True when the portal is called by a name of its own.</summary>
    public bool AllowsHost(string host) => known.Value.Hosts.Contains(host.Trim('[', ']'));

    /// <summary>The addresses are known only after the start: look again.</summary>
    public void Learn() => known = new(() => Know(settings.Value, Addresses(server)));

    /// <summary>True when the text is scheme, host and port and nothing else.</summary>
    public static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.GetLeftPart(UriPartial.Authority) == text.TrimEnd('/') && uri.UserInfo == "";

    private static (HashSet<string>, HashSet<string>) Know(PortalSettings settings, IReadOnlyList<Uri> listened)
    {
        var own = listened.SelectMany(uri => HostsOf(uri).Select(host => new UriBuilder(uri.Scheme, host, uri.Port).Uri)).ToArray();
        var configured = settings.PublicOrigins.Select(origin => new Uri(origin)).ToArray();
        var origins = (configured.Length > 0 ? configured : own).Select(uri => uri.GetLeftPart(UriPartial.Authority));
        return (new(origins, StringComparer.OrdinalIgnoreCase), new(own.Concat(configured).Select(uri => uri.Host.Trim('[', ']')), StringComparer.OrdinalIgnoreCase));
    }

    private static IEnumerable<string> HostsOf(Uri uri)
    {
        var host = uri.Host.Trim('[', ']');
        if (!IPAddress.TryParse(host, out var address))
            return [host];
        if (IPAddress.IsLoopback(address))
            return LocalHosts.Loopback;
        return address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any) ? LocalHosts.All() : [host];
    }

    private static IReadOnlyList<Uri> Addresses(IServer server) =>
        [.. server.Features.Get<IServerAddressesFeature>()?.Addresses.Select(a => new Uri(a.Replace("//+", "//[::]", StringComparison.Ordinal).Replace("//*", "//[::]", StringComparison.Ordinal))) ?? []];
}
