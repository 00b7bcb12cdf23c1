using TapBot.EndToEnd.Storage;
using TapBot.Testing.Figures;

namespace TapBot.EndToEnd.Figures;

/// <summary>The contract of the history of figures on PostgreSQL. Each test has a database of its own.</summary>
[Collection<BesideTests>]
public sealed class PostgresHistoryTests : HistoryContract
{
    private PostgresDatabase database = null!;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await database.DisposeAsync();
    }

    protected override async Task<IReadOnlyDictionary<string, string?>> SettingsAsync()
    {
        database = await PostgresDatabase.CreateAsync();
        return new Dictionary<string, string?>(database.Settings) { ["TapBot:History:MaxSeries"] = "100" };
    }
}
