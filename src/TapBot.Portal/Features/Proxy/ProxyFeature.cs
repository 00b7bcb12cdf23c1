using TapBot.Core.Access;
using TapBot.Core.Monitoring;
using TapBot.Portal.Shell;
using TapBot.Portal.Shell.Commands;
using TapBot.Portal.Ui;

namespace TapBot.Portal.Features.Proxy;

/// <summary>Registers the page of proxies.</summary>
public static class ProxyFeature
{
    /// <summary>Adds the entry in the rail and the entries of the palette.</summary>
    public static IServiceCollection AddProxyFeature(this IServiceCollection services)
    {
        services.AddSingleton(new NavigationEntry("proxy", Icons.Proxy, PortalUrls.Proxy(), Permission.See, static lights => lights.WorstOf(LightKind.Proxy)));
        services.AddSingleton<IPaletteSource, ProxyPalette>();
        return services;
    }
}
