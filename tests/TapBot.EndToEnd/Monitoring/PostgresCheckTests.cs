using TapBot.EndToEnd.Storage;
using TapBot.Testing.Monitoring;

namespace TapBot.EndToEnd.Monitoring;

/// <summary>The contract of HTTP checks on PostgreSQL. Each test has a database of its own.</summary>
[Collection<BesideTests>]
public sealed class PostgresCheckTests : CheckContract
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
