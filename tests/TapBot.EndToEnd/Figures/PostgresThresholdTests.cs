using TapBot.EndToEnd.Storage;
using TapBot.Testing.Figures;

namespace TapBot.EndToEnd.Figures;

/// <summary>The contract of the bounds of lights on PostgreSQL. Each test has a database of its own.</summary>
[Collection<BesideTests>]
public sealed class PostgresThresholdTests : ThresholdContract
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
        return database.Settings;
    }
}
