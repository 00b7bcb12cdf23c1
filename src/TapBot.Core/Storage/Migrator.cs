using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace TapBot.Core.Storage;

/// <summary>Brings the store to the form this version knows, or refuses and leaves it as it is.</summary>
internal sealed class Migrator(PortalDbContexts contexts, DataDirectory directory, ILogger<Migrator> log)
{
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        try
        {
            // One process at a time: the portal and its command line may start together.
            using var alone = contexts.SqliteFile is null ? null : await SqliteFiles.LockAsync(directory.File("migration.lock"), cancellationToken);
            await MigrateAloneAsync(cancellationToken);
        }
        catch (Exception exception) when (StorageFailure.Is(exception) || exception is UnauthorizedAccessException)
        {
            throw new StorageException(Explain(exception), exception);
        }
    }

    private async Task MigrateAloneAsync(CancellationToken cancellationToken)
    {
        await using var db = contexts.Create();
        var known = db.Database.GetMigrations().ToArray();
        var found = contexts.SqliteFile is { } file ? await SqliteFiles.AppliedMigrationsAsync(file, cancellationToken) : await AppliedAsync(db, cancellationToken);
        var applied = found ?? [];
        if (applied.Except(known).ToArray() is { Length: > 0 } newer)
            throw new StorageException($"The store was written by a newer version of the portal ({newer[^1]}). Start that version, or restore a backup made by this one. Nothing was changed.");
        if (known.Except(applied).ToArray() is not { Length: > 0 } missing)
            return;
        if (contexts.SqliteFile is { } path)
            await PrepareFileAsync(path, found is null ? null : missing[0], cancellationToken);
        await db.Database.MigrateAsync(cancellationToken);
        Log.Migrated(log, missing.Length, missing[^1]);
    }

    /// <param name="path">The database file.</param>
    /// <param name="next">The step that will change what is in the file; null when nothing is.</param>
    /// <param name="cancellationToken">Ends the copying.</param>
    private async Task PrepareFileAsync(string path, string? next, CancellationToken cancellationToken)
    {
        await SqliteFiles.UseWriteAheadLogAsync(path, cancellationToken);
        if (next is null)
            return;
        var copy = Path.ChangeExtension(path, $".before-{next}.db");
        await SqliteFiles.CopyAsync(path, copy, cancellationToken);
        await SqliteFiles.ForgetAbandonedLockAsync(path, cancellationToken);
        Log.Kept(log, copy);
    }

    private static async Task<IReadOnlyList<string>> AppliedAsync(PortalDbContext db, CancellationToken cancellationToken)
    {
        try
        {
            return [.. await db.Database.GetAppliedMigrationsAsync(cancellationToken)];
        }
        catch (Npgsql.PostgresException exception) when (exception.SqlState == Npgsql.PostgresErrorCodes.InvalidCatalogName)
        {
            return []; // the database itself is missing: migrating creates it, when the role may
        }
    }

    private string Explain(Exception exception) => exception switch
    {
        SqliteException { SqliteErrorCode: 11 or 26 } => $"The file {contexts.SqliteFile} is damaged or is no SQLite database: {exception.Message} Restore a backup. Nothing was changed.",
        _ when contexts.SqliteFile is not null => $"The file {contexts.SqliteFile} cannot be used: {exception.Message}",
        _ => $"The PostgreSQL database of TapBot:Storage:ConnectionString cannot be used: {exception.Message}",
    };
}
