using TapBot.Core.Access;
using TapBot.Core.Containers;
using TapBot.Core.Operations;
using TapBot.Portal.Resources;
using TapBot.Portal.Shell;
using TapBot.Portal.Shell.Commands;
using TapBot.Portal.Ui;

namespace TapBot.Portal.Features.Containers;

/// <summary>Containers in the palette: opening each, its log, and what may be done with it in its state.</summary>
internal sealed class ContainersPalette(ContainerReader reader, OperationCatalog catalog, AccessGuard guard, Texts texts) : IPaletteSource
{
    public async ValueTask<IReadOnlyList<PaletteEntry>> EntriesAsync(Actor actor, CancellationToken cancellationToken)
    {
        var fleet = await reader.GetAsync(actor, cancellationToken);
        var rights = await guard.RightsOfAsync(actor, cancellationToken);
        var entries = new List<PaletteEntry>();
        if (rights.AllowsSomewhere(Permission.See))
            entries.Add(new("page:containers/events", texts["containers.events.title"], Icons.Clock) { Also = "events", Href = PortalUrls.ContainerEvents() });
        foreach (var engine in fleet.Servers.Values.OrderBy(e => e.Server.Name.Value, StringComparer.OrdinalIgnoreCase))
        {
            if (fleet.Servers.Count > 1)
                entries.Add(OfServer(engine));
            entries.AddRange(engine.ById.Values.SelectMany(c => Of(c, engine.Server is { IsLive: true, IsReadOnly: false }, rights)));
        }
        return entries;
    }

    private PaletteEntry OfServer(EngineContainers engine) =>
        new($"server:{engine.Server.Name}", texts.Of("containers.palette.server", engine.Server.Name), Icons.Servers) { Also = "containers", Href = PortalUrls.Containers(engine.Server.Name), Order = 1 };

    private IEnumerable<PaletteEntry> Of(Container container, bool operable, Rights rights)
    {
        var (server, name) = (container.Server, ContainerName.Parse(container.Name));
        var note = container.Project is { } project ? $"{server} · {project}" : server.Value;
        yield return new($"container:{server}/{name}", container.Name, Icons.Containers) { Note = note, Also = container.Image, Href = PortalUrls.Container(server, name), Order = 1 };
        yield return new($"log:{server}/{name}", texts.Of("containers.palette.log", container.Name), Icons.Logs) { Note = note, Also = "logs", Href = PortalUrls.ContainerLog(server, name), Order = 2 };
        if (!operable)
            yield break;
        var order = 3;
        foreach (var kind in ContainerActionKind.All.Where(k => k.Fits(container) && rights.Allows(catalog.Find(k.Name)!.Permission, container.Scope)))
        {
            yield return new($"{kind.Name}:{server}/{name}", $"{texts[kind.Name]} {container.Name}", Icons.Action)
            {
                Note = note,
                Also = kind.Name,
                Operation = kind.For(container),
                Where = server.Value,
                Order = order++,
            };
        }
    }
}
