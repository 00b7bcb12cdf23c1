using TapBot.Core.Access;
using TapBot.Portal.Shell;
using TapBot.Portal.Shell.Commands;
using TapBot.Portal.Ui;

namespace TapBot.Portal.Features.Administration;

/// <summary>Registers the pages of administration.</summary>
public static class AdministrationFeature
{
    /// <summary>Adds the entry in the rail, for administrators of the whole portal, and the entries of the palette.</summary>
    public static IServiceCollection AddAdministrationFeature(this IServiceCollection services)
    {
        services.AddSingleton(new NavigationEntry("administration", Icons.Administration, PortalUrls.Administration, Permission.Administer) { WholePortal = true });
        services.AddSingleton<IPaletteSource, AdministrationPalette>();
        return services;
    }
}
