using TapBot.Core.Access;
using TapBot.Portal.Features.Administration;
using TapBot.Portal.Resources;
using TapBot.Testing.Access;

namespace TapBot.Portal.Tests.Features.Administration;

public sealed class AdministrationPaletteTests
{
    private readonly FixedRights rights = new FixedRights().Give(An.Administrator, new Grant(Role.Administrator)).Give(An.Viewer, new Grant(Role.Viewer));

    [Fact]
    public async Task Entries_Administrator_HasAllPages() =>
        Assert.Equal(["page:administration/users", "page:administration/tokens", "page:administration/screens", "page:administration/boards", "page:administration/audit", "page:administration/thresholds", "page:administration/keys"], await KeysAsync(An.Administrator));

    [Fact]
    public async Task Entries_Viewer_HasTheOwnTokensAlone() => Assert.Equal(["page:administration/tokens"], await KeysAsync(An.Viewer));

    private async Task<IEnumerable<string>> KeysAsync(Actor actor) =>
        (await new AdministrationPalette(new AccessGuard(rights, TimeProvider.System), new Texts()).EntriesAsync(actor, TestContext.Current.CancellationToken)).Select(e => e.Key);
}
