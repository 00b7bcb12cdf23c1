using TapBot.Core.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TapBot.Core.Access;
using TapBot.Core.Audit;
using TapBot.Core.Storage;
using TapBot.Core.Streaming;

namespace TapBot.Core.Logs;

/// <summary>Registers the room.</summary>
public static class LogsSetup
{
    private const string Folder = "logs";

    /// <summary>Adds the live tails, the history, and their guarded readers. Whoever has logs adds <see cref="ILogSources"/> and <see cref="ILogDirectory"/>.</summary>
    public static IServiceCollection AddLogs(this IServiceCollection services)
    {
        services.AddSettings<LogStoreOptions>(LogStoreOptions.Section);
        services.AddSingleton<IValidateOptions<LogStoreOptions>, LogStoreOptionsCheck>();
        services.AddSingleton(s => LogStore.Open(
            s.GetRequiredService<DataDirectory>().Folder(Folder), s.GetRequiredService<IOptions<LogStoreOptions>>().Value,
            s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<LogStore>>()));
        services.AddSingleton(s => new RecordedStore(s.GetRequiredService<LogStore>()));
        services.AddSingleton<ILogStore>(s => s.GetRequiredService<RecordedStore>());
        services.AddSingleton(s => new LogPlaces(s.GetRequiredService<ILogDirectory>(), s.GetRequiredService<ILogStore>()));
        services.AddSingleton(s => new PastReader(s.GetRequiredService<ILogSources>()));
        services.AddSingleton(s => new LogReader(
            s.GetRequiredService<AccessGuard>(), s.GetRequiredService<LogTails>(), s.GetRequiredService<LogPlaces>(), s.GetRequiredService<PastReader>(), s.GetRequiredService<ILogStore>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new LogViews(
            s.GetRequiredService<AccessGuard>(), s.GetRequiredService<PortalStorage>(), s.GetRequiredService<IAuditTrail>(), s.GetRequiredService<TimeProvider>()));
        return services.AddLogTails();
    }

    /// <summary>The live tails alone, over whatever store there is.</summary>
    internal static IServiceCollection AddLogTails(this IServiceCollection services)
    {
        services.AddHostedService<LogRefilling>();
        return services.AddSingleton(s =>
            new LogTails(s.GetRequiredService<ILogSources>(), new SharedSourceOptions(), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogStore>()));
    }
}
