using TapBot.Core.Certificates;
using TapBot.Core.Containers;
using TapBot.Core.Databases;
using TapBot.Core.Monitoring;
using TapBot.Portal.Shell;

namespace TapBot.Portal.Features.Monitoring;

/// <summary>Where one reads more about a light.</summary>
internal static class LightAddress
{
    /// <summary>The page of the thing; null when it has none.</summary>
    public static string? Of(WatchedLight light) => light.Kind switch
    {
        LightKind.Server => light.Scope.Server is { } server ? PortalUrls.Server(server) : null,
        LightKind.Engine => light.Scope.Server is { } server ? PortalUrls.Containers(server) : null,
        LightKind.Container => light.Scope.Server is { } server && ContainerName.TryParse(light.Name, null, out var container) ? PortalUrls.Container(server, container) : null,
        LightKind.Database => DatabaseName.TryParse(light.Name, null, out var database) ? PortalUrls.Database(database) : null,
        LightKind.Certificate => CertificateEndpoint.TryParse(light.Name, out var endpoint, out _) ? PortalUrls.Certificate(endpoint) : null,
        LightKind.Proxy => PortalUrls.Proxy(),
        LightKind.Check => PortalUrls.Check(light.Name),
        _ => null,
    };
}
