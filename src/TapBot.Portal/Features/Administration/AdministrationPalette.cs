using TapBot.Core.Access;
using TapBot.Portal.Resources;
using TapBot.Portal.Shell;
using TapBot.Portal.Shell.Commands;
using TapBot.Portal.Ui;

namespace TapBot.Portal.Features.Administration;

/// <summary>The pages of administration in the palette; one's own tokens are everybody's.</summary>
internal sealed class AdministrationPalette(AccessGuard guard, Texts texts) : IPaletteSource
{
    public async ValueTask<IReadOnlyList<PaletteEntry>> EntriesAsync(Actor actor, CancellationToken cancellationToken)
    {
        var administers = await guard.AllowsAsync(actor, Permission.Administer, Scope.Portal, cancellationToken);
        var tokens = new PaletteEntry("page:administration/tokens", texts["administration.tokens.title"], Icons.Key) { Also = "tokens api", Href = PortalUrls.Tokens(ofAll: administers) };
        return administers
            ?
            [
                new("page:administration/users", texts["administration.users.title"], Icons.Person) { Also = "users people", Href = PortalUrls.Users() },
                tokens,
                new("page:administration/screens", texts["administration.screens.title"], Icons.Administration) { Also = "screens wall board tv", Href = PortalUrls.Screens() },
                new("page:administration/boards", texts["administration.boards.title"], Icons.Administration) { Also = "boards wall tiles", Href = PortalUrls.Boards() },
                new("page:administration/audit", texts["administration.audit.title"], Icons.Administration) { Also = "audit trail", Href = PortalUrls.Audit() },
                new("page:administration/thresholds", texts["administration.thresholds.title"], Icons.Administration) { Also = "thresholds bounds lights", Href = PortalUrls.Thresholds() },
                new("page:administration/keys", texts["administration.keys.title"], Icons.Key) { Also = "keys rotate", Href = PortalUrls.Keys() },
            ]
            : [tokens];
    }
}
