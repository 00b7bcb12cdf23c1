using TapBot.Core.Access;
using TapBot.Portal.Shell;
using TapBot.Portal.Ui;

namespace TapBot.Portal.Features.Monitoring;

/// <summary>Registers the overview.</summary>
public static class MonitoringFeature
{
    /// <summary>Adds the first entry of the rail.</summary>
    public static IServiceCollection AddMonitoringFeature(this IServiceCollection services) =>
        services.AddSingleton(new NavigationEntry("overview", Icons.Overview, PortalUrls.Overview(), Permission.See, static lights => lights.Colour));
}
