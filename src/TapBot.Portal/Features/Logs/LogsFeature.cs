using TapBot.Core.Access;
using TapBot.Portal.Shell;
using TapBot.Portal.Shell.Commands;
using TapBot.Portal.Ui;

namespace TapBot.Portal.Features.Logs;

/// <summary>Registers the page of logs.</summary>
public static class LogsFeature
{
    /// <summary>Adds the entry in the rail and those of the palette.</summary>
    public static IServiceCollection AddLogsFeature(this IServiceCollection services)
    {
        services.AddSingleton(new NavigationEntry("logs", Icons.Logs, PortalUrls.Logs(), Permission.See));
        services.AddSingleton<IPaletteSource, LogsPalette>();
        services.AddSingleton<ILogViews, SavedViews>();
        return services;
    }
}
