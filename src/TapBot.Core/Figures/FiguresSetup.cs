using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TapBot.Core.Access;
using TapBot.Core.Operations;
using TapBot.Core.Settings;
using TapBot.Core.Storage;

namespace TapBot.Core.Figures;

/// <summary>Registers the room.</summary>
public static class FiguresSetup
{
    /// <summary>Adds the history of figures, configured by <c>TapBot:History</c>, the bounds of lights, <c>TapBot:Thresholds</c>, and their guarded readers.</summary>
    public static IServiceCollection AddFigures(this IServiceCollection services)
    {
        services.AddHistoryRecorder();
        services.AddSingleton(s => new HistoryStore(s.GetRequiredService<PortalStorage>(), s.GetRequiredService<HistoryRecorder>(), s.GetRequiredService<ILogger<HistoryStore>>()));
        services.AddSingleton(s => new HistoryWriter(
            s.GetRequiredService<HistoryRecorder>(), s.GetRequiredService<HistoryStore>(), s.GetRequiredService<IOptions<HistoryOptions>>(), s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILogger<HistoryWriter>>()));
        services.AddHostedService(s => s.GetRequiredService<HistoryWriter>());
        services.AddSingleton(s => new HistoryReader(
            s.GetRequiredService<AccessGuard>(), s.GetRequiredService<HistoryRecorder>(), s.GetRequiredService<HistoryStore>(), s.GetRequiredService<HistoryWriter>(),
            s.GetRequiredService<IOptions<HistoryOptions>>(), s.GetRequiredService<TimeProvider>()));
        return services.AddThresholds();
    }

    private static IServiceCollection AddThresholds(this IServiceCollection services)
    {
        services.AddSettings<ThresholdsOptions>("TapBot");
        services.AddSingleton<IValidateOptions<ThresholdsOptions>, ThresholdsOptionsCheck>();
        services.AddSingleton<ThresholdBook>();
        services.AddHostedService<ThresholdKeeper>();
        services.AddSingleton(s => new ThresholdReader(s.GetRequiredService<AccessGuard>(), s.GetRequiredService<ThresholdBook>()));
        services.AddSingleton<IOperationHandler<SetThreshold>, SetThresholdHandler>();
        return services.AddSingleton<IOperationHandler<ResetThreshold>, ResetThresholdHandler>();
    }

    /// <summary>Recording alone, in memory.</summary>
    internal static IServiceCollection AddHistoryRecorder(this IServiceCollection services)
    {
        services.AddSettings<HistoryOptions>(HistoryOptions.Section);
        services.AddSingleton<IValidateOptions<HistoryOptions>, HistoryOptionsCheck>();
        return services.AddSingleton<HistoryRecorder>();
    }
}
