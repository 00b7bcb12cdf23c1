using TapBot.Core.Access;
using TapBot.Core.Monitoring;
using TapBot.Portal.Shell;
using TapBot.Portal.Shell.Commands;
using TapBot.Portal.Ui;

namespace TapBot.Portal.Features.Monitoring;

/// <summary>Registers the page of HTTP checks.</summary>
public static class ChecksFeature
{
    /// <summary>Adds the entry in the rail and the entries of the palette.</summary>
    public static IServiceCollection AddChecksFeature(this IServiceCollection services)
    {
        services.AddSingleton(new NavigationEntry("checks", Icons.Checks, PortalUrls.Checks(), Permission.See, static lights => lights.WorstOf(LightKind.Check)));
        services.AddSingleton<IPaletteSource, ChecksPalette>();
        return services;
    }
}
