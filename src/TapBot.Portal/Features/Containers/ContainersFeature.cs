using TapBot.Core.Access;
using TapBot.Portal.Shell;
using TapBot.Portal.Shell.Commands;
using TapBot.Portal.Ui;

namespace TapBot.Portal.Features.Containers;

/// <summary>Registers the pages of containers.</summary>
public static class ContainersFeature
{
    /// <summary>Adds the entry in the rail, the entries of the palette and what the pages need.</summary>
    public static IServiceCollection AddContainersFeature(this IServiceCollection services)
    {
        services.AddSingleton(new NavigationEntry("containers", Icons.Containers, PortalUrls.Containers(), Permission.See, ContainersLight.Of));
        services.AddSingleton<IPaletteSource, ContainersPalette>();
        services.AddSingleton<ContainerBulk>();
        return services;
    }
}
