using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace TapBot.Core.Storage;

/// <summary>Restores into PostgreSQL: the tables of before move into a schema of their own, and back when the restore fails.</summary>
internal sealed class PostgresRestore(PortalDbContexts contexts, string stamp)
{
    private const string History = "__EFMigrationsHistory";
    private readonly string aside = "before_restore_" + stamp.ToLowerInvariant();

    /// <returns>The schema with the tables of before; null when there were none.</returns>
    public async Task<string?> RunAsync(BackupArchive backup, CancellationToken cancellationToken)
    {
        await using var db = contexts.Create();
        var before = await TablesAsync(db, cancellationToken);
        if (before.Count > 0)
        {
            await RefuseWhenUsedAsync(db, cancellationToken);
            await MoveAsync(db, before, $"CREATE SCHEMA {StoredTable.Quote(aside)}", null, aside, cancellationToken);
        }
        try
        {
            await BackupImport.RunAsync(db, backup, cancellationToken);
        }
        catch
        {
            await UndoAsync(before);
            throw;
        }
        return before.Count > 0 ? aside : null;
    }

    private async Task UndoAsync(IReadOnlyList<(string Schema, string Name)> before)
    {
        await using var db = contexts.Create();
        var drop = (await TablesAsync(db, CancellationToken.None)).Select(t => $"DROP TABLE {StoredTable.Quote(t.Schema)}.{StoredTable.Quote(t.Name)} CASCADE");
        foreach (var statement in drop)
            await db.Database.ExecuteSqlRawAsync(statement);
        if (before.Count > 0)
            await MoveAsync(db, [.. before.Select(t => (aside, t.Name))], null, $"DROP SCHEMA {StoredTable.Quote(aside)}", before[0].Schema, CancellationToken.None);
    }

    /// <summary>All or nothing: PostgreSQL moves tables in a transaction.</summary>
    private static async Task MoveAsync(
        PortalDbContext db, IReadOnlyList<(string Schema, string Name)> tables, string? first, string? last, string to, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var moves = tables.Select(t => $"ALTER TABLE {StoredTable.Quote(t.Schema)}.{StoredTable.Quote(t.Name)} SET SCHEMA {StoredTable.Quote(to)}");
        foreach (var statement in new[] { first }.Concat(moves).Append(last).OfType<string>())
            await db.Database.ExecuteSqlRawAsync(statement, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Those of our tables that are there, with the schema that the connection finds them in.</summary>
    private static async Task<IReadOnlyList<(string Schema, string Name)>> TablesAsync(PortalDbContext db, CancellationToken cancellationToken)
    {
        try
        {
            await db.Database.OpenConnectionAsync(cancellationToken);
        }
        catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            return []; // migrating creates the database
        }
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var names = StoredTable.All(db).Select(t => t.Name).Append(History).ToArray();
        await using var command = new NpgsqlCommand(
            "SELECT n.nspname::text, c.relname::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
            + "WHERE c.relname = ANY(@names) AND c.relkind = 'r' AND n.nspname = current_schema()", connection);
        command.Parameters.AddWithValue("names", names);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<(string, string)>();
        while (await rows.ReadAsync(cancellationToken))
            found.Add((rows.GetString(0), rows.GetString(1)));
        return found;
    }

    /// <exception cref="StorageException">A portal works in the database, from wherever it runs.</exception>
    private static async Task RefuseWhenUsedAsync(PortalDbContext db, CancellationToken cancellationToken)
    {
        await using var others = new NpgsqlCommand(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = @name AND pid <> pg_backend_pid()",
            (NpgsqlConnection)db.Database.GetDbConnection());
        others.Parameters.AddWithValue("name", PortalDbContexts.ApplicationName);
        if ((long)(await others.ExecuteScalarAsync(cancellationToken))! > 0)
            throw new StorageException("A portal works with this PostgreSQL database. Stop it first. Nothing was changed.");
    }
}
