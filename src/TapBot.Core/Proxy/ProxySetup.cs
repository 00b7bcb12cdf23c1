using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TapBot.Core.Access;
using TapBot.Core.Settings;

namespace TapBot.Core.Proxy;

/// <summary>Registers the room.</summary>
public static class ProxySetup
{
    /// <summary>Adds the proxies: the one of the configuration and those in containers.</summary>
    public static IServiceCollection AddProxy(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<ProxyOptions>, ProxyOptionsCheck>();
        services.AddSettings<ProxyOptions>(ProxyOptions.Section);
        services.AddSingleton<ProxyBroadcast>();
        services.AddSingleton<ProxyDemand>();
        services.AddSingleton<ProxyRoutes>();
        services.AddSingleton<ITraefikApi, TraefikApi>();
        services.AddHostedService<ProxyWatch>();
        services.AddSingleton(s => new ProxyReader(s.GetRequiredService<AccessGuard>(), s.GetRequiredService<ProxyBroadcast>(), s.GetRequiredService<ProxyDemand>()));
        return services;
    }
}
