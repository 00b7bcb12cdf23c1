using TapBot.Core.Settings;

namespace TapBot.Portal.Features.Wall;

/// <summary>Registers the wall.</summary>
public static class WallFeature
{
    /// <summary>Adds the boards and what draws them.</summary>
    public static IServiceCollection AddWallFeature(this IServiceCollection services)
    {
        services.AddSettings<WallOptions>("TapBot:Wall");
        services.AddSingleton<WallBoards>();
        services.AddSingleton<WallStream>();
        services.AddTransient<BoardFeeds>();
        services.AddTransient<BoardCurves>();
        return services;
    }
}
