using Microsoft.Data.Sqlite;

namespace TapBot.Core.Storage;

/// <summary>What is done to the SQLite file itself, beside EF Core.</summary>
internal static class SqliteFiles
{
    /// <summary>The migrations in the file, read without changing it; null when there is no file or it is empty.</summary>
    public static async Task<IReadOnlyList<string>?> AppliedMigrationsAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
            return null;
        await using var connection = await OpenAsync(path, SqliteOpenMode.ReadOnly, cancellationToken);
        if (await CountAsync(connection, "__EFMigrationsHistory", cancellationToken) == 0)
            return null;
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT MigrationId FROM __EFMigrationsHistory ORDER BY MigrationId";
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var applied = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
            applied.Add(reader.GetString(0));
        return applied;
    }

    /// <summary>A consistent copy, made while others may read and write.</summary>
    public static async Task CopyAsync(string path, string copy, CancellationToken cancellationToken)
    {
        DataDirectory.Reserve(copy);
        await using var source = await OpenAsync(path, SqliteOpenMode.ReadOnly, cancellationToken);
        await using var target = await OpenAsync(copy, SqliteOpenMode.ReadWrite, cancellationToken);
        source.BackupDatabase(target);
    }

    /// <summary>Turns on write-ahead logging, so that readers never wait for the writer; it stays on in the file.</summary>
    public static async Task UseWriteAheadLogAsync(string path, CancellationToken cancellationToken)
    {
        DataDirectory.Reserve(path);
        await using var connection = await OpenAsync(path, SqliteOpenMode.ReadWrite, cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL";
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>EF Core locks by a row, which a process that was killed while migrating leaves behind; the next one would wait for ever.</summary>
    public static async Task ForgetAbandonedLockAsync(string path, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(path, SqliteOpenMode.ReadWrite, cancellationToken);
        if (await CountAsync(connection, "__EFMigrationsLock", cancellationToken) == 0)
            return;
        await using var command = connection.CreateCommand();
        command.CommandText = "DELETE FROM __EFMigrationsLock";
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Takes a lock that ends with the process; waits up to 30 s for another one.</summary>
    /// <exception cref="IOException">Another process keeps it.</exception>
    public static async Task<IDisposable> LockAsync(string path, CancellationToken cancellationToken)
    {
        DataDirectory.Reserve(path);
        for (var tries = 0; ; tries++)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (tries < 120)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(250), TimeProvider.System, cancellationToken);
            }
        }
    }

    private static async Task<SqliteConnection> OpenAsync(string path, SqliteOpenMode mode, CancellationToken cancellationToken)
    {
        // Unpooled: a pooled connection would keep the file open after the work.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = 5 }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    private static async Task<long> CountAsync(SqliteConnection connection, string table, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = $name";
        command.Parameters.AddWithValue("$name", table);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
