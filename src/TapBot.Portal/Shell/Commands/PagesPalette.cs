using TapBot.Core.Access;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Shell.Commands;

/// <summary>The pages of the rail, and one's own account.</summary>
internal sealed class PagesPalette(IEnumerable<NavigationEntry> pages, AccessGuard guard, Texts texts) : IPaletteSource
{
    public async ValueTask<IReadOnlyList<PaletteEntry>> EntriesAsync(Actor actor, CancellationToken cancellationToken)
    {
        var rights = await guard.RightsOfAsync(actor, cancellationToken);
        return [.. pages.Where(p => p.IsFor(rights))
            .Select(p => new PaletteEntry("page:" + p.Key, texts["shell.nav." + p.Key], p.Icon) { Also = p.Key, Href = p.Href })
            .Append(new PaletteEntry("page:account", texts["account.title"], Ui.Icons.Person) { Also = "account password sessions", Href = PortalUrls.Account })];
    }
}
