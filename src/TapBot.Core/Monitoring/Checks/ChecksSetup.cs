using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TapBot.Core.Access;
using TapBot.Core.Operations;
using TapBot.Core.Servers;
using TapBot.Core.Settings;

namespace TapBot.Core.Monitoring;

/// <summary>Registers the HTTP checks.</summary>
internal static class ChecksSetup
{
    public static IServiceCollection AddChecks(this IServiceCollection services)
    {
        services.AddSettings<MonitoringOptions>("TapBot");
        services.AddSingleton<IValidateOptions<MonitoringOptions>, MonitoringOptionsCheck>();
        services.AddSingleton<CheckBook>();
        services.AddHostedService<CheckKeeper>();
        services.AddSingleton<CheckBroadcast>();
        services.AddSingleton<ICheckProbe, CheckProbe>();
        services.AddSingleton<CheckWatch>();
        services.AddHostedService(s => s.GetRequiredService<CheckWatch>());
        services.AddSingleton(s => new CheckReader(s.GetRequiredService<AccessGuard>(), s.GetRequiredService<CheckBroadcast>(), s.GetRequiredService<CheckBook>(), s.GetRequiredService<IOptions<ServersOptions>>()));
        services.AddSingleton<CheckOperation>();
        services.AddSingleton<IOperationHandler<AddCheck>, AddCheckHandler>();
        services.AddSingleton<IOperationHandler<ChangeCheck>, ChangeCheckHandler>();
        services.AddSingleton<IOperationHandler<RemoveCheck>, RemoveCheckHandler>();
        services.AddSingleton<IOperationHandler<CheckNow>, CheckNowHandler>();
        return services;
    }
}
