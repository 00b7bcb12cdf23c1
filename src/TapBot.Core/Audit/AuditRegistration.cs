using Microsoft.Extensions.DependencyInjection;
using TapBot.Core.Storage;

namespace TapBot.Core.Audit;

/// <summary>Adds the audit trail.</summary>
public static class AuditRegistration
{
    /// <summary>Adds <see cref="IAuditTrail"/>, <see cref="AuditVerifier"/> and <see cref="AuditStart"/>; needs the storage.</summary>
    public static IServiceCollection AddAudit(this IServiceCollection services)
    {
        services.AddSingleton<AuditTrail>();
        services.AddSingleton<IAuditTrail>(provider => provider.GetRequiredService<AuditTrail>());
        services.AddSingleton(provider => new AuditQuery(provider.GetRequiredService<PortalStorage>()));
        services.AddSingleton(provider => new AuditVerifier(provider.GetRequiredService<PortalStorage>(), provider.GetRequiredService<DataDirectory>()));
        services.AddSingleton(provider => new AuditStart(provider.GetRequiredService<AuditTrail>()));
        return services;
    }
}
