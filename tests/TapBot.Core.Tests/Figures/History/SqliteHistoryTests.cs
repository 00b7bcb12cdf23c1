using TapBot.Testing.Figures;

namespace TapBot.Core.Tests.Figures.History;

public sealed class SqliteHistoryTests : HistoryContract
{
    protected override Task<IReadOnlyDictionary<string, string?>> SettingsAsync() =>
        Task.FromResult<IReadOnlyDictionary<string, string?>>(new Dictionary<string, string?> { ["TapBot:History:MaxSeries"] = "100" });
}
