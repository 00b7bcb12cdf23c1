using TapBot.Testing.Storage;

namespace TapBot.EndToEnd.Storage;

/// <summary>The storage contract on PostgreSQL. Each test has a database of its own.</summary>
[Collection<BesideTests>]
public sealed class PostgresStorageTests : StorageContract
{
    private PostgresDatabase database = null!;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await database.DisposeAsync();
    }

    protected override async Task<IReadOnlyDictionary<string, string?>> SettingsAsync() => (database = await PostgresDatabase.CreateAsync()).Settings;
}
