using Microsoft.Extensions.DependencyInjection;
using TapBot.Core.Access;
using TapBot.Core.Figures;
using TapBot.Testing.Access;
using TapBot.Testing.Storage;

namespace TapBot.Testing.Figures;

/// <summary>The history of figures as the portal has it, over a store of its own, under a clock of the test. Nothing is written unless the test says so.</summary>
internal sealed class HistoryRig : IAsyncDisposable
{
    private readonly IReadOnlyDictionary<string, string?> settings;
    private StorageRig storage;

    private HistoryRig(IReadOnlyDictionary<string, string?> settings)
    {
        this.settings = settings;
        storage = Make(null);
    }

    public FixedRights Rights { get; } = An.Store();

    public StorageRig Storage => storage;

    public JumpingTime Time { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public DateTimeOffset Now => Time.GetUtcNow();

    public HistoryRecorder Recorder => storage.Get<HistoryRecorder>();

    public HistoryWriter Writer => storage.Get<HistoryWriter>();

    public HistoryReader Reader => storage.Get<HistoryReader>();

    public static async Task<HistoryRig> StartAsync(IReadOnlyDictionary<string, string?> settings)
    {
        var rig = new HistoryRig(settings);
        await rig.storage.Storage.MigrateAsync(CancellationToken.None);
        return rig;
    }

    public bool Add(SeriesName series, double value, DateTimeOffset? at = null, Scope? scope = null) => Recorder.Add(series, scope ?? Scope.Portal, at ?? Now, value);

    public Task<HistoryCurve> GetAsync(SeriesName series, DateTimeOffset from, DateTimeOffset to, int points = HistoryReader.MostPoints) =>
        Reader.GetAsync(An.Administrator, series, from, to, points, CancellationToken.None);

    /// <summary>The portal is killed, or stops as it should, and starts again at the same moment.</summary>
    public async Task RestartAsync(bool isKilled)
    {
        if (!isKilled)
            await Writer.StopAsync(CancellationToken.None);
        await storage.StopAsync();
        storage = Make(storage.Folder);
    }

    public ValueTask DisposeAsync() => storage.DisposeAsync();

    private StorageRig Make(string? folder) => new(settings, folder, services => services.AddFigures().AddSingleton<IRightsStore>(Rights).AddSingleton<TimeProvider>(Time));
}
