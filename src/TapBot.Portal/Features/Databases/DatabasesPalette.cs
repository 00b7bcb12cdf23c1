using TapBot.Core.Databases;
using TapBot.Portal.Resources;
using TapBot.Portal.Shell;
using TapBot.Portal.Shell.Commands;
using TapBot.Portal.Ui;

namespace TapBot.Portal.Features.Databases;

/// <summary>Databases in the palette: opening each, and each of its parts.</summary>
internal sealed class DatabasesPalette(DatabaseReader reader, Registrations registrations, Texts texts) : IPaletteSource
{
    public async ValueTask<IReadOnlyList<PaletteEntry>> EntriesAsync(Actor actor, CancellationToken cancellationToken)
    {
        var entries = (await reader.GetAsync(actor, cancellationToken)).SelectMany(Of);
        return await registrations.MayAsync(actor, cancellationToken)
            ? [.. entries, new("databases:new", texts["databases.form.new"], Icons.Databases) { Also = "register postgres", Href = PortalUrls.NewDatabase(), Order = 9 }]
            : [.. entries];
    }

    private IEnumerable<PaletteEntry> Of(DatabaseInstance instance)
    {
        var note = instance.Scope.Server?.Value ?? instance.Address ?? "";
        yield return new($"database:{instance.Name}", instance.Name.Value, Icons.Databases) { Note = note, Also = "postgres", Href = PortalUrls.Database(instance.Name), Order = 1 };
        if (instance.NeedsLogIn)
            yield break;
        yield return new($"sessions:{instance.Name}", texts.Of("databases.palette.sessions", instance.Name), Icons.Databases) { Note = note, Also = "sessions", Href = PortalUrls.Database(instance.Name, "sessions"), Order = 2 };
        yield return new($"locks:{instance.Name}", texts.Of("databases.palette.locks", instance.Name), Icons.Databases) { Note = note, Also = "locks", Href = PortalUrls.Database(instance.Name, "locks"), Order = 3 };
        yield return new($"health:{instance.Name}", texts.Of("databases.palette.health", instance.Name), Icons.Databases) { Note = note, Also = "health", Href = PortalUrls.Database(instance.Name, "health"), Order = 4 };
        yield return new($"statements:{instance.Name}", texts.Of("databases.palette.statements", instance.Name), Icons.Databases) { Note = note, Also = "statements slow queries", Href = PortalUrls.Database(instance.Name, "statements"), Order = 5 };
        yield return new($"objects:{instance.Name}", texts.Of("databases.palette.objects", instance.Name), Icons.Databases) { Note = note, Also = "objects tables schemas", Href = PortalUrls.DatabaseObjects(instance.Name), Order = 6 };
        yield return new($"console:{instance.Name}", texts.Of("databases.palette.console", instance.Name), Icons.Databases) { Note = note, Also = "console sql query", Href = PortalUrls.DatabaseConsole(instance.Name), Order = 7 };
        yield return new($"settings:{instance.Name}", texts.Of("databases.palette.settings", instance.Name), Icons.Databases) { Note = note, Also = "settings configuration pg_settings", Href = PortalUrls.Database(instance.Name, "settings"), Order = 8 };
    }
}
