using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace TapBot.Core.Storage;

/// <summary>Puts a backup in the place of what is there. Everything is made ready beside it first; what was there is moved aside and never deleted.</summary>
internal sealed class Restorer(PortalDbContexts contexts, DataDirectory directory, ILoggerFactory loggers, TimeProvider time)
{
    public async Task<RestoreReport> RestoreAsync(string file, CancellationToken cancellationToken)
    {
        using var alone = directory.TryTake()
            ?? throw new StorageException($"A portal runs on {directory.Path}. Stop it first. Nothing was changed.");
        using var backup = await BackupArchive.OpenAsync(file, cancellationToken);
        await using (var db = contexts.Create())
            BackupSchema.Target(db, backup.Manifest);
        var stamp = time.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var staging = directory.Folder("restoring-" + stamp);
        try
        {
            await UnpackAsync(backup, staging, cancellationToken);
            if (contexts.SqliteFile is { } store)
                return await IntoSqliteAsync(backup, store, staging, stamp, cancellationToken);
            var schema = await new PostgresRestore(contexts, stamp).RunAsync(backup, cancellationToken);
            return new RestoreReport(backup.Manifest, Swap(staging, stamp, []), schema);
        }
        catch (Exception exception) when (StorageFailure.Is(exception) || exception is UnauthorizedAccessException or FormatException or System.Text.Json.JsonException)
        {
            throw new StorageException($"The backup could not be restored: {exception.GetBaseException().Message} What was there before is as it was.", exception);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(staging, recursive: true);
        }
    }

    private async Task<RestoreReport> IntoSqliteAsync(BackupArchive backup, string store, string staging, string stamp, CancellationToken cancellationToken)
    {
        var fresh = Path.Combine(staging, Path.GetFileName(store));
        await SqliteFiles.UseWriteAheadLogAsync(fresh, cancellationToken);
        var options = Options.Create(new StorageOptions { ConnectionString = new SqliteConnectionStringBuilder { DataSource = fresh }.ConnectionString });
        await using (var db = new PortalDbContexts(options, directory, loggers).Create())
            await BackupImport.RunAsync(db, backup, cancellationToken);
        SqliteConnection.ClearAllPools(); // closing the last connection folds the write-ahead log into the file
        var aside = Swap(staging, stamp, [store, store + "-wal", store + "-shm"]);
        File.Move(fresh, store);
        return new RestoreReport(backup.Manifest, aside, null);
    }

    private static async Task UnpackAsync(BackupArchive backup, string staging, CancellationToken cancellationToken)
    {
        foreach (var file in backup.Manifest.Files)
        {
            var path = Path.Combine(staging, file.Path);
            DataDirectory.Create(Path.GetDirectoryName(path)!);
            DataDirectory.Reserve(path);
            await using var from = backup.Open(file.Part);
            await using var to = new FileStream(path, FileMode.Open, FileAccess.Write);
            await from.CopyToAsync(to, cancellationToken);
        }
    }

    /// <summary>Moves the files of before aside and those of the backup into their place.</summary>
    /// <returns>Where the files of before are now; null when there were none.</returns>
    private string? Swap(string staging, string stamp, IReadOnlyList<string> stores)
    {
        var leaving = BackupContents.Kept.Select(directory.File).Concat(stores).Where(Path.Exists).ToArray();
        var aside = leaving.Length == 0 ? null : directory.Folder("before-restore-" + stamp);
        foreach (var path in leaving)
            Move(path, Path.Combine(aside!, Path.GetFileName(path)));
        foreach (var path in BackupContents.Kept.Select(k => Path.Combine(staging, k)).Where(Path.Exists))
            Move(path, directory.File(Path.GetFileName(path)));
        return aside;
    }

    private static void Move(string from, string to)
    {
        if (Directory.Exists(from))
            Directory.Move(from, to);
        else
            File.Move(from, to);
    }
}
