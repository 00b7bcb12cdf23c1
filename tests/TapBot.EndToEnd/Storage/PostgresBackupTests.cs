using Npgsql;
using TapBot.Core.Access;
using TapBot.Core.Audit;
using TapBot.Core.Storage;
using TapBot.Testing.Storage;

namespace TapBot.EndToEnd.Storage;

/// <summary>The backup contract on PostgreSQL, and the way from one engine to the other.</summary>
[Collection<BesideTests>]
public sealed class PostgresBackupTests : BackupContract
{
    private PostgresDatabase database = null!;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task RestoreAsync_FromSqlite_IsEqualRowByRow()
    {
        await using var sqlite = await StorageRig.StartAsync();
        await sqlite.SetUpAsync("grace");
        await sqlite.SignInAsync("grace");
        await sqlite.Get<Backups>().WriteAsync(File, Token);

        await RestoreAsync(Rig);

        Assert.Equal(await StoredRows.ReadAsync(sqlite, Token), await StoredRows.ReadAsync(Rig, Token));
        Assert.Empty((await Rig.Get<AuditVerifier>().VerifyAsync(null, Token)).Flaws);
        var (_, actor) = await Rig.SignInAsync("grace");
        Assert.True(await Rig.Get<AccessGuard>().AllowsAsync(actor, Permission.Administer, Scope.Portal, Token));
    }

    [Fact]
    public async Task RestoreAsync_ToSqlite_IsEqualRowByRow()
    {
        await Rig.Get<Backups>().WriteAsync(File, Token);
        await using var sqlite = new StorageRig();

        await RestoreAsync(sqlite);

        Assert.Equal(await StoredRows.ReadAsync(Rig, Token), await StoredRows.ReadAsync(sqlite, Token));
        Assert.Empty((await sqlite.Get<AuditVerifier>().VerifyAsync(null, Token)).Flaws);
    }

    [Fact]
    public async Task RestoreAsync_PortalUsesTheDatabaseFromElsewhere_IsRefused()
    {
        await Rig.Get<Backups>().WriteAsync(File, Token);
        NpgsqlConnection.ClearAllPools();
        await using var elsewhere = new NpgsqlConnection(database.ConnectionString + ";Application Name=tapbot-portal;Pooling=false");
        await elsewhere.OpenAsync(Token);

        var refused = await Assert.ThrowsAsync<StorageException>(() => Rig.Get<Backups>().RestoreAsync(File, Token));

        Assert.Contains("PostgreSQL database. Stop it first", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RestoreAsync_TablesOfBefore_AreKeptInASchemaOfTheirOwn()
    {
        await Rig.Get<Backups>().WriteAsync(File, Token);

        var report = await RestoreAsync(Rig);

        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(Token);
        await using var command = new NpgsqlCommand($"SELECT count(*) FROM \"{report.AsideSchema}\".\"Users\"", connection);
        Assert.Equal(1L, await command.ExecuteScalarAsync(Token));
    }

    protected override async Task<IReadOnlyDictionary<string, string?>> SettingsAsync() => (database = await PostgresDatabase.CreateAsync()).Settings;

    private protected override Task<RestoreReport> RestoreAsync(StorageRig rig)
    {
        NpgsqlConnection.ClearAllPools(); // a command is a process of its own and finds no connections of a portal
        return base.RestoreAsync(rig);
    }
}
