using Microsoft.Extensions.DependencyInjection;
using TapBot.Core.Access;
using TapBot.Core.Operations;

namespace TapBot.Core.Monitoring;

/// <summary>Registers the room.</summary>
public static class MonitoringSetup
{
    /// <summary>Adds the lights of everything and the goals. Needs every room above.</summary>
    public static IServiceCollection AddMonitoring(this IServiceCollection services)
    {
        services.AddChecks();
        services.AddSingleton<LightSources>();
        services.AddSingleton<LightBroadcast>();
        services.AddSingleton<MaintenanceBook>();
        services.AddHostedService<MaintenanceKeeper>();
        services.AddSingleton(s => new MaintenanceReader(s.GetRequiredService<AccessGuard>(), s.GetRequiredService<MaintenanceBook>()));
        services.AddHostedService<LightWatch>();
        services.AddSingleton<IOperationHandler<BeginMaintenance>, BeginMaintenanceHandler>();
        services.AddSingleton<IOperationHandler<EndMaintenance>, EndMaintenanceHandler>();
        services.AddBoards();
        services.AddSingleton<UptimeBook>();
        services.AddHostedService<UptimeKeeper>();
        services.AddHostedService<GoalRecorder>();
        services.AddSingleton(s => new LightReader(s.GetRequiredService<AccessGuard>(), s.GetRequiredService<LightSources>(), s.GetRequiredService<LightBroadcast>(), s.GetRequiredService<MaintenanceBook>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new ServiceLevelReader(s.GetRequiredService<AccessGuard>(), s.GetRequiredService<LightSources>(), s.GetRequiredService<LightBroadcast>(), s.GetRequiredService<UptimeBook>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new OverviewReader(s.GetRequiredService<AccessGuard>(), s.GetRequiredService<LightSources>(), s.GetRequiredService<LightBroadcast>(), s.GetRequiredService<LightReader>(), s.GetRequiredService<ServiceLevelReader>(), s.GetRequiredService<MaintenanceBook>()));
        return services;
    }
}
