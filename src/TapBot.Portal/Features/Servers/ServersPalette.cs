using TapBot.Core.Access;
using TapBot.Core.Containers;
using TapBot.Portal.Shell;
using TapBot.Portal.Shell.Commands;
using TapBot.Portal.Ui;

namespace TapBot.Portal.Features.Servers;

/// <summary>Servers in the palette.</summary>
internal sealed class ServersPalette(ContainerReader reader) : IPaletteSource
{
    public async ValueTask<IReadOnlyList<PaletteEntry>> EntriesAsync(Actor actor, CancellationToken cancellationToken) =>
    [
        .. (await reader.GetAsync(actor, cancellationToken)).Servers.Keys.Select(server => new PaletteEntry($"server:{server}", server.Value, Icons.Servers) { Also = "server machine cpu memory disk", Href = PortalUrls.Server(server), Order = 1 }),
    ];
}
