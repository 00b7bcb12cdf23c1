using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TapBot.Core.Access;
using TapBot.Core.Audit;

namespace TapBot.Core.Operations;

/// <summary>Registers the room.</summary>
public static class OperationsSetup
{
    /// <summary>Adds the catalog of this assembly's operations, their runner and the ledger.</summary>
    public static IServiceCollection AddOperations(this IServiceCollection services)
    {
        services.AddSingleton(new OperationCatalog(typeof(OperationCatalog).Assembly));
        services.AddSingleton(s => new OperationLedger(s.GetRequiredService<AccessGuard>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new OperationRunner(
            s.GetRequiredService<OperationCatalog>(),
            s.GetRequiredService<AccessGuard>(),
            s.GetRequiredService<StepUp>(),
            s.GetRequiredService<IAuditTrail>(),
            s.GetRequiredService<OperationLedger>(),
            s,
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILogger<OperationRunner>>()));
        return services;
    }
}
