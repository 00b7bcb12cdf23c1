using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TapBot.Core.Access;
using TapBot.Core.Audit;
using TapBot.Core.Figures;
using TapBot.Core.Operations;
using TapBot.Core.Settings;
using TapBot.Core.Storage;

namespace TapBot.Core.Databases;

/// <summary>Registers the room.</summary>
public static class DatabasesSetup
{
    /// <summary>Adds the PostgreSQL instances of the configuration, of the register and of the containers: their figures, sessions and operations.</summary>
    public static IServiceCollection AddDatabases(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<DatabasesOptions>, DatabasesOptionsCheck>();
        services.AddSettings<DatabasesOptions>("TapBot");
        services.AddSingleton<DatabaseBroadcast>();
        services.AddSingleton<DatabaseTargets>();
        services.AddSingleton<IThresholdRoom, DatabaseThresholdRoom>();
        services.AddSingleton<OwnTransactions>();
        services.AddSingleton<DatabaseAsk>();
        services.AddSingleton<SessionsSource>();
        services.AddSingleton(s => new HealthSource(new HealthExam(s.GetRequiredService<DatabaseAsk>(), HealthRules.All, s.GetRequiredService<TimeProvider>()).RunAsync, s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new HealthReader(s.GetRequiredService<AccessGuard>(), s.GetRequiredService<DatabaseBroadcast>(), s.GetRequiredService<HealthSource>()));
        services.AddSingleton<StatementsSource>();
        services.AddSingleton(s => new StatementsReader(s.GetRequiredService<AccessGuard>(), s.GetRequiredService<DatabaseBroadcast>(), s.GetRequiredService<StatementsSource>()));
        services.AddSingleton(s => new ServerSettingsReader(s.GetRequiredService<AccessGuard>(), s.GetRequiredService<DatabaseBroadcast>(), s.GetRequiredService<DatabaseAsk>(), s.GetRequiredService<TimeProvider>()));
        AddRegistering(services);
        services.AddSingleton(s => new DiskLook(DiskLook.Read, s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<DiskFinder>();
        services.AddHostedService<DatabaseWatch>();
        services.AddSingleton(s => new DatabaseReader(s.GetRequiredService<AccessGuard>(), s.GetRequiredService<DatabaseBroadcast>(), s.GetRequiredService<SessionsSource>()));
        services.AddSingleton(s => new DatabaseGrowthReader(s.GetRequiredService<HistoryReader>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<WriteModes>();
        services.AddSingleton(s => new DatabaseConsole(s.GetRequiredService<AccessGuard>(), s.GetRequiredService<StepUp>(), s.GetRequiredService<IAuditTrail>(), s.GetRequiredService<DatabaseTargets>(), s.GetRequiredService<WriteModes>(), s.GetRequiredService<PastWriter>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new ConsoleNames(s.GetRequiredService<AccessGuard>(), s.GetRequiredService<DatabaseAsk>()));
        services.AddSingleton(s => new ConsoleTabs(s.GetRequiredService<AccessGuard>(), s.GetRequiredService<PortalStorage>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<PastWriter>();
        services.AddHostedService(s => s.GetRequiredService<PastWriter>());
        services.AddSingleton(s => new PastStatements(s.GetRequiredService<AccessGuard>(), s.GetRequiredService<PortalStorage>(), s.GetRequiredService<IAuditTrail>(), s.GetRequiredService<PastWriter>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new SavedQueries(s.GetRequiredService<AccessGuard>(), s.GetRequiredService<PortalStorage>(), s.GetRequiredService<IAuditTrail>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ObjectLists>();
        services.AddSingleton<ObjectLookup>();
        services.AddSingleton(s => new DatabaseObjectReader(s.GetRequiredService<AccessGuard>(), s.GetRequiredService<DatabaseBroadcast>(), s.GetRequiredService<ObjectLists>(), s.GetRequiredService<ObjectLookup>()));
        services.AddSingleton<SessionOperation>();
        services.AddSingleton<IOperationHandler<CancelSession>, CancelSessionHandler>();
        services.AddSingleton<IOperationHandler<TerminateSession>, TerminateSessionHandler>();
        return services;
    }

    private static void AddRegistering(IServiceCollection services)
    {
        services.AddSingleton<DatabaseRegister>();
        services.AddSingleton<DatabasePlan>();
        services.AddSingleton<DatabaseRegistrar>();
        services.AddSingleton(s => new Registrations(s.GetRequiredService<AccessGuard>(), s.GetRequiredService<StepUp>(), s.GetRequiredService<IAuditTrail>(), s.GetRequiredService<DatabaseRegister>(), s.GetRequiredService<DatabasePlan>()));
        services.AddSingleton<IOperationHandler<RegisterDatabase>, RegisterDatabaseHandler>();
        services.AddSingleton<IOperationHandler<ChangeDatabase>, ChangeDatabaseHandler>();
        services.AddSingleton<IOperationHandler<ForgetDatabase>, ForgetDatabaseHandler>();
    }
}
