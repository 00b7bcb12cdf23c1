using TapBot.Core.Access;
using TapBot.Portal.Shell;
using TapBot.Portal.Shell.Commands;
using TapBot.Portal.Ui;

namespace TapBot.Portal.Features.Servers;

/// <summary>Registers the pages of servers.</summary>
public static class ServersFeature
{
    /// <summary>Adds the entry in the rail and the entries of the palette.</summary>
    public static IServiceCollection AddServersFeature(this IServiceCollection services)
    {
        services.AddSingleton(new NavigationEntry("servers", Icons.Servers, PortalUrls.Servers(), Permission.See, ServersLight.WatchAsync));
        return services.AddSingleton<IPaletteSource, ServersPalette>();
    }
}
