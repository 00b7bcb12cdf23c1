using TapBot.Core.Access;
using TapBot.Core.Monitoring;
using TapBot.Portal.Resources;
using TapBot.Portal.Shell;
using TapBot.Portal.Shell.Commands;
using TapBot.Portal.Ui;

namespace TapBot.Portal.Features.Monitoring;

/// <summary>HTTP checks in the palette: opening each, making each now, adding one.</summary>
internal sealed class ChecksPalette(CheckReader reader, AccessGuard guard, Texts texts) : IPaletteSource
{
    public async ValueTask<IReadOnlyList<PaletteEntry>> EntriesAsync(Actor actor, CancellationToken cancellationToken)
    {
        var rights = await guard.RightsOfAsync(actor, cancellationToken);
        var entries = (await reader.GetAsync(actor, cancellationToken)).SelectMany(c => Of(c, rights)).ToList();
        if (rights.Allows(Permission.Administer, Scope.Portal))
            entries.Add(new("checks:new", texts["monitoring.addCheck"], Icons.Checks) { Also = "http check uptime monitor", Href = PortalUrls.NewCheck(), Order = 9 });
        return entries;
    }

    private IEnumerable<PaletteEntry> Of(CheckState check, Rights rights)
    {
        yield return new($"http:{check.Name}", check.Name, Icons.Checks) { Note = texts["monitoring.kind.check"], Also = check.Url, Href = PortalUrls.Check(check.Name), Order = 1 };
        if (check.Flaw is null && rights.Allows(Permission.MakeChecks, check.Scope))
            yield return new($"http:{check.Name}:now", texts.Of("monitoring.checks.palette", check.Name), Icons.Checks) { Also = "http check", Operation = new CheckNow(check.Name), Order = 3 };
    }
}
