using TapBot.Core.Access;
using TapBot.Core.Monitoring;
using TapBot.Portal.Shell;
using TapBot.Portal.Shell.Commands;
using TapBot.Portal.Ui;

namespace TapBot.Portal.Features.Databases;

/// <summary>Registers the pages of databases.</summary>
public static class DatabasesFeature
{
    /// <summary>Adds the entry in the rail and the entries of the palette.</summary>
    public static IServiceCollection AddDatabasesFeature(this IServiceCollection services)
    {
        services.AddSingleton(new NavigationEntry("databases", Icons.Databases, PortalUrls.Databases(), Permission.See, static lights => lights.WorstOf(LightKind.Database)));
        services.AddSingleton<IPaletteSource, DatabasesPalette>();
        services.AddSingleton<DatabasePageReading>();
        return services;
    }
}
