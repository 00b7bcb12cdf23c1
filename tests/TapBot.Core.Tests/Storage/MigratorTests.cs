using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using TapBot.Core.Access;
using TapBot.Core.Storage;
using TapBot.Testing.Storage;

namespace TapBot.Core.Tests.Storage;

public sealed class MigratorTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task MigrateAsync_FreshDirectory_MakesFilesOnlyTheOwnerCanRead()
    {
        await using var rig = await StorageRig.StartAsync();
        await rig.SetUpAsync();

        Assert.Equal(DataDirectory.OwnerFolder, new DirectoryInfo(rig.Folder).UnixFileMode);
        Assert.All(Directory.GetFiles(rig.Folder), file => Assert.Equal(DataDirectory.OwnerFile, new FileInfo(file).UnixFileMode));
    }

    [Fact]
    public async Task MigrateAsync_NewerSchema_LeavesTheFileUntouched()
    {
        await using var rig = await StorageRig.StartAsync();
        await rig.Storage.WriteAsync(db => db.Database.ExecuteSqlRawAsync("INSERT INTO __EFMigrationsHistory VALUES ('99990101000000_Later', '11.0.0')", Token), Token);
        SqliteConnection.ClearAllPools();
        var file = Path.Combine(rig.Folder, "portal.db");
        var before = await File.ReadAllBytesAsync(file, Token);

        await Assert.ThrowsAsync<StorageException>(() => rig.Storage.MigrateAsync(Token));

        Assert.Equal(before, await File.ReadAllBytesAsync(file, Token));
        Assert.DoesNotContain(Directory.GetFiles(rig.Folder), f => f.Contains("before", StringComparison.Ordinal));
    }

    [Fact]
    public async Task MigrateAsync_NoDatabase_IsRefusedAndUntouched()
    {
        await using var rig = new StorageRig();
        Directory.CreateDirectory(rig.Folder);
        var file = Path.Combine(rig.Folder, "portal.db");
        await File.WriteAllTextAsync(file, new string('x', 10_000), Token);

        var exception = await Assert.ThrowsAsync<StorageException>(() => rig.Storage.MigrateAsync(Token));

        Assert.Contains("is no SQLite database", exception.Message, StringComparison.Ordinal);
        Assert.Equal(new string('x', 10_000), await File.ReadAllTextAsync(file, Token));
    }

    [Fact]
    public async Task MigrateAsync_OlderSchema_KeepsACopyFromBefore()
    {
        await using var rig = await StorageRig.StartAsync();
        await rig.SetUpAsync();
        await GoBackAsync(rig);

        await Assert.ThrowsAsync<StorageException>(() => rig.Storage.MigrateAsync(Token)); // the tables exist already: the step fails

        var copy = Assert.Single(Directory.GetFiles(rig.Folder, "*.before-*"));
        Assert.Equal(DataDirectory.OwnerFile, new FileInfo(copy).UnixFileMode);
        await using var connection = new SqliteConnection($"Data Source={copy};Pooling=False");
        await connection.OpenAsync(Token);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT UserName FROM Users";
        Assert.Equal("ada", await command.ExecuteScalarAsync(Token));
    }

    [Fact]
    public async Task MigrateAsync_StepThatFails_LeavesTheOldStateUsable()
    {
        await using var rig = await StorageRig.StartAsync();
        await rig.SetUpAsync();
        await GoBackAsync(rig);

        await Assert.ThrowsAsync<StorageException>(() => rig.Storage.MigrateAsync(Token));

        Assert.Empty(await rig.Storage.ReadAsync(db => db.Database.SqlQueryRaw<string>("SELECT MigrationId AS Value FROM __EFMigrationsHistory").ToListAsync(Token)));
        await rig.SignInAsync();
    }

    [Fact]
    public async Task MigrateAsync_LockLeftByAKilledProcess_IsForgotten()
    {
        await using var rig = await StorageRig.StartAsync();
        await rig.Storage.WriteAsync(db => db.Database.ExecuteSqlRawAsync("DELETE FROM __EFMigrationsHistory", Token), Token);
        await rig.Storage.WriteAsync(db => db.Database.ExecuteSqlRawAsync(
            "CREATE TABLE IF NOT EXISTS __EFMigrationsLock (Id INTEGER PRIMARY KEY, Timestamp TEXT NOT NULL); "
            + "INSERT INTO __EFMigrationsLock VALUES (1, '2026-01-01')", Token), Token);

        await Assert.ThrowsAsync<StorageException>(() => rig.Storage.MigrateAsync(Token).WaitAsync(TimeSpan.FromSeconds(20), Token)); // it got past the lock and to the step
    }

    [Fact]
    public async Task Pragmas_EveryConnection_AreAsDecided()
    {
        await using var rig = await StorageRig.StartAsync();

        Assert.Equal("wal", await PragmaAsync<string>(rig, "journal_mode"));
        Assert.Equal(2L, await PragmaAsync<long>(rig, "synchronous"));
        Assert.Equal(5000L, await PragmaAsync<long>(rig, "busy_timeout"));
        Assert.Equal(1L, await PragmaAsync<long>(rig, "foreign_keys"));
    }

    [Theory]
    [InlineData("SqlitePortalDbContext")]
    [InlineData("PostgresPortalDbContext")]
    public void Model_OfEachEngine_HasNoChangeWithoutAMigration(string context)
    {
        using DbContext db = context == nameof(SqlitePortalDbContext) ? new DesignTimeSqlite().CreateDbContext([]) : new DesignTimePostgres().CreateDbContext([]);

        Assert.False(db.Database.HasPendingModelChanges());
    }

    private static Task<T> PragmaAsync<T>(StorageRig rig, string name) => rig.Storage.ReadAsync(async db =>
    {
        await db.Database.OpenConnectionAsync(Token);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA " + name;
        return (T)(await command.ExecuteScalarAsync(Token))!;
    });

    /// <summary>Makes the store look older than it is: the step is said to be missing, and fails because its tables are there.</summary>
    private static Task GoBackAsync(StorageRig rig) => rig.Storage.WriteAsync(db => db.Database.ExecuteSqlRawAsync("DELETE FROM __EFMigrationsHistory", Token), Token);
}
