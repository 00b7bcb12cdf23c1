using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using TapBot.Core.Settings;

namespace TapBot.Core.Storage;

/// <summary>Adds the portal's own store.</summary>
public static class StorageRegistration
{
    /// <summary>Adds <see cref="PortalStorage"/>, <see cref="Backups"/> and <see cref="DataDirectory"/>, configured by <c>TapBot:Storage</c> and <c>TapBot:DataDirectory</c>.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services)
    {
        services.AddSettings<StorageOptions>("TapBot:Storage");
        services.AddSettings<DataDirectoryOptions>("TapBot");
        services.AddSingleton<IValidateOptions<StorageOptions>, StorageOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<DataDirectory>();
        services.AddSingleton<PortalDbContexts>();
        services.AddSingleton<WriterGate>();
        services.AddSingleton<Migrator>();
        services.AddSingleton(provider => new PortalStorage(
            provider.GetRequiredService<PortalDbContexts>(), provider.GetRequiredService<WriterGate>(), provider.GetRequiredService<Migrator>()));
        services.AddSingleton<BackupWriter>();
        services.AddSingleton<Restorer>();
        services.AddSingleton(provider => new Backups(provider.GetRequiredService<BackupWriter>(), provider.GetRequiredService<Restorer>()));
        services.AddScoped(provider => provider.GetRequiredService<PortalDbContexts>().Create());
        return services;
    }
}
