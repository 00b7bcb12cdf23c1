using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using TapBot.Core.Access;
using TapBot.Core.Containers;

namespace TapBot.Core.Proxy;

/// <summary>Which proxies there are: the configured one, and every container of a Traefik image. Pure.</summary>
internal static partial class ProxyDirectory
{
    private const int UsualPort = 8080;
    private const string UsualName = "traefik";

    /// <summary>The proxies. A configured address that means a container takes that container's place. Addresses of containers mean something only on a server whose engine is here.</summary>
    /// <param name="options">What is configured.</param>
    /// <param name="containers">What the engines have.</param>
    /// <param name="isHere">Says whether a server's engine is on this machine.</param>
    /// <param name="here">What this machine is called among the servers; null when none of them, or more than one, is here.</param>
    public static IReadOnlyList<ProxyTarget> Of(TraefikOptions options, IEnumerable<Container> containers, Func<ServerName, bool> isHere, ServerName? here)
    {
        var found = containers.Where(IsTraefik).OrderBy(c => c.Server.Value, StringComparer.Ordinal).ThenBy(c => c.Name, StringComparer.Ordinal).ToList();
        var targets = new List<ProxyTarget>();
        if (options.Api is { Length: > 0 } api)
        {
            var uri = new Uri(api);
            var behind = found.FindAll(c => Means(uri, c, isHere(c.Server))) is [var only] ? only : null;
            if (behind is not null)
                found.Remove(behind);
            targets.Add(new ProxyTarget
            {
                Name = behind?.Name ?? UsualName,
                Scope = behind?.Scope ?? (here is { } server && IsThisMachine(uri.Host) ? Scope.Of(server) : Scope.Portal),
                Container = behind is null ? null : ProxyContainer.Of(behind),
                ContainerId = behind?.Id ?? "",
                IsConfigured = true,
                Addresses = api,
                Metrics = options.Metrics is { Length: > 0 } metrics ? metrics : null,
            });
        }
        foreach (var container in found)
        {
            targets.Add(new ProxyTarget
            {
                Name = NameFor(container, targets),
                Scope = container.Scope,
                Container = ProxyContainer.Of(container),
                ContainerId = container.Id,
                Addresses = isHere(container.Server) ? string.Join(' ', AddressesOf(container).Distinct()) : "",
                Metrics = options.Api is { Length: > 0 } || found.Count > 1 || options.Metrics is not { Length: > 0 } ? null : options.Metrics,
            });
        }
        return targets;
    }

    /// <summary>True for an image that is Traefik, by the last part of its name.</summary>
    public static bool IsTraefik(Container container) => TraefikImage().IsMatch(container.Image);

    /// <summary>Where its API may answer: at its own addresses, at the published port, and on this machine when it has no network of its own.</summary>
    private static IEnumerable<string> AddressesOf(Container container)
    {
        if (!container.IsAlive)
            yield break;
        foreach (var address in container.Networks.Select(n => n.Address).Where(a => a.Length > 0).Order(StringComparer.Ordinal))
            yield return Root(address.Contains(':') ? $"[{address}]" : address, UsualPort);
        foreach (var port in container.Ports.Where(p => p is { Private: UsualPort, Protocol: "tcp", Public: not null }))
            yield return Root("127.0.0.1", port.Public!.Value);
        if (container.Networks.Any(n => n is { Name: "host" }))
            yield return Root("127.0.0.1", UsualPort);
    }

    private static string Root(string host, int port) => string.Create(CultureInfo.InvariantCulture, $"http://{host}:{port}");

    private static bool Means(Uri api, Container container, bool isHere)
    {
        if (api.Host == container.Name || api.Host == container.Service || container.Networks.Any(n => (isHere && n.Address == api.Host) || n.Aliases.Contains(api.Host)))
            return true;
        return isHere && IsThisMachine(api.Host) && (container.Ports.Any(p => p.Public == api.Port && p.Protocol == "tcp") || container.Networks.Any(n => n is { Name: "host" }));
    }

    private static bool IsThisMachine(string host) => host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static string NameFor(Container container, List<ProxyTarget> taken) =>
        taken.Exists(t => string.Equals(t.Name, container.Name, StringComparison.OrdinalIgnoreCase)) ? $"{container.Server}.{container.Name}" : container.Name;

    [GeneratedRegex(@"(^|/)traefik([:@]|$)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex TraefikImage();
}
