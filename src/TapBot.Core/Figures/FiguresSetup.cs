using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TapBot.Core.Access;
using TapBot.Core.Settings;
using TapBot.Core.Storage;

namespace TapBot.Core.Figures;

/// <summary>Registers the room.</summary>
public static class FiguresSetup
{
    /// <summary>Adds the history of figures and its guarded reader, configured by <c>TapBot:History</c>.</summary>
    public static IServiceCollection AddFigures(this IServiceCollection services)
    {
        services.AddHistoryRecorder();
        services.AddSingleton(s => new HistoryStore(s.GetRequiredService<PortalStorage>(), s.GetRequiredService<HistoryRecorder>(), s.GetRequiredService<ILogger<HistoryStore>>()));
        services.AddSingleton(s => new HistoryWriter(
            s.GetRequiredService<HistoryRecorder>(), s.GetRequiredService<HistoryStore>(), s.GetRequiredService<IOptions<HistoryOptions>>(), s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILogger<HistoryWriter>>()));
        services.AddHostedService(s => s.GetRequiredService<HistoryWriter>());
        return services.AddSingleton(s => new HistoryReader(
            s.GetRequiredService<AccessGuard>(), s.GetRequiredService<HistoryRecorder>(), s.GetRequiredService<HistoryStore>(), s.GetRequiredService<HistoryWriter>(),
            s.GetRequiredService<IOptions<HistoryOptions>>(), s.GetRequiredService<TimeProvider>()));
    }

    /// <summary>Recording alone, in memory.</summary>
    internal static IServiceCollection AddHistoryRecorder(this IServiceCollection services)
    {
        services.AddSettings<HistoryOptions>(HistoryOptions.Section);
        services.AddSingleton<IValidateOptions<HistoryOptions>, HistoryOptionsCheck>();
        return services.AddSingleton<HistoryRecorder>();
    }
}
