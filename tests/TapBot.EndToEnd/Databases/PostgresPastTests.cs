using TapBot.EndToEnd.Storage;
using TapBot.Testing.Databases;

namespace TapBot.EndToEnd.Databases;

/// <summary>The contract of the history of statements on PostgreSQL. Each test has a database of its own.</summary>
[Collection<BesideTests>]
public sealed class PostgresPastTests : PastContract
{
    private PostgresDatabase database = null!;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await database.DisposeAsync();
    }

    protected override async Task<IReadOnlyDictionary<string, string?>> SettingsAsync() => (database = await PostgresDatabase.CreateAsync()).Settings;
}
