using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TapBot.Core.Access;
using TapBot.Core.Figures;
using TapBot.Core.Settings;

namespace TapBot.Core.Servers;

/// <summary>Registers the room.</summary>
public static class ServersSetup
{
    /// <summary>Adds the configured servers.</summary>
    public static IServiceCollection AddServers(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<ServersOptions>, ServersOptionsCheck>();
        services.AddSettings<ServersOptions>("TapBot")
            .PostConfigure(options => options.Complete(Environment.MachineName, Environment.GetEnvironmentVariable("DOCKER_HOST")));
        return services;
    }

    /// <summary>Adds how the machines of these servers are doing. Needs the figures' room.</summary>
    public static IServiceCollection AddMachines(this IServiceCollection services)
    {
        services.AddSingleton<IThresholdRoom, MachineThresholdRoom>();
        services.AddSingleton<MachineBroadcast>();
        services.AddSingleton(s => new MachineProbe(s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new FileSystemLook(s.GetRequiredService<TimeProvider>(), FileSystemLook.Here));
        services.AddHostedService<MachineSampler>();
        return services.AddSingleton(s => new MachineReader(s.GetRequiredService<AccessGuard>(), s.GetRequiredService<MachineBroadcast>()));
    }
}
