using TapBot.Core.Access;
using TapBot.Core.Monitoring;
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
        services.AddSingleton(new NavigationEntry("servers", Icons.Servers, PortalUrls.Servers(), Permission.See, static lights => lights.WorstOf(LightKind.Server)));
        return services.AddSingleton<IPaletteSource, ServersPalette>();
    }
}
