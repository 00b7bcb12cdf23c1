using TapBot.Core.Proxy;
using TapBot.Portal.Resources;
using TapBot.Portal.Shell;
using TapBot.Portal.Shell.Commands;
using TapBot.Portal.Ui;

namespace TapBot.Portal.Features.Proxy;

/// <summary>Routers in the palette, found by their names and by the hosts they serve.</summary>
internal sealed class ProxyPalette(ProxyReader reader, Texts texts) : IPaletteSource
{
    private const int Most = 500;

    public async ValueTask<IReadOnlyList<PaletteEntry>> EntriesAsync(Actor actor, CancellationToken cancellationToken)
    {
        var routers = from proxy in await reader.GetAsync(actor, cancellationToken)
                      from router in proxy.Routers
                      where !router.IsInternal
                      select new PaletteEntry($"router:{proxy.Name}:{router.Protocol}:{router.Name}", texts.Of("proxy.palette.router", router.Name), Icons.Proxy)
                      {
                          Note = router.Hosts.Names.Count > 0 ? router.Hosts.Names[0] : proxy.Name,
                          Also = $"traefik router {string.Join(' ', router.Hosts.Names)}",
                          Href = PortalUrls.ProxyRouter(proxy.Name, router.Name, router.Protocol),
                          Order = 6,
                      };
        return [.. routers.Take(Most)];
    }
}
