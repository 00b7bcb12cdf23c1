using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
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
}
