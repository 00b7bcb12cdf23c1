using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace TapBot.Core.Storage;

/// <summary>Fills an empty store from a backup, whichever engine either comes from.</summary>
internal static class BackupImport
{
    /// <summary>Makes the tables as they were when the backup was made, fills them, and brings them to the form of today.</summary>
    /// <exception cref="StorageException">The backup does not fit; the store is as empty as before or half filled, and not to be used.</exception>
    public static async Task RunAsync(PortalDbContext db, BackupArchive backup, CancellationToken cancellationToken)
    {
        await db.Database.MigrateAsync(BackupSchema.Target(db, backup.Manifest), cancellationToken);
        await db.Database.OpenConnectionAsync(cancellationToken);
        await using (var transaction = await db.Database.BeginTransactionAsync(cancellationToken))
        {
            foreach (var table in backup.Manifest.Tables)
                await FillAsync(transaction.GetDbTransaction(), backup, table, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        await db.Database.MigrateAsync(cancellationToken);
    }

    private static async Task FillAsync(DbTransaction transaction, BackupArchive backup, BackupTable table, CancellationToken cancellationToken)
    {
        await using var insert = transaction.Connection!.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = $"INSERT INTO {StoredTable.Quote(table.Name)} ({string.Join(", ", table.Columns.Select(c => StoredTable.Quote(c.Name)))}) "
            + $"VALUES ({string.Join(", ", table.Columns.Select((_, i) => Name(i)))})";
        var parameters = table.Columns.Select((column, i) => StoredValue.Parameter(insert, Name(i), column.Kind)).ToArray();
        insert.Parameters.AddRange(parameters);
        using var lines = new StreamReader(backup.Open(table.Part));
        var rows = 0L;
        for (; await lines.ReadLineAsync(cancellationToken) is { } line; rows++)
        {
            using var row = JsonDocument.Parse(line);
            for (var i = 0; i < parameters.Length; i++)
                StoredValue.Set(parameters[i], row.RootElement[i], table.Columns[i].Kind);
            await insert.ExecuteNonQueryAsync(cancellationToken);
        }
        if (rows != table.Rows)
            throw new StorageException($"The backup has {rows} rows of {table.Name} and should have {table.Rows}.");
        if (insert is Npgsql.NpgsqlCommand)
            await CountOnAsync(transaction, table, cancellationToken);
    }

    /// <summary>PostgreSQL's counters do not see rows that bring their numbers along; the next row would take a number that is taken.</summary>
    private static async Task CountOnAsync(DbTransaction transaction, BackupTable table, CancellationToken cancellationToken)
    {
        foreach (var column in table.Columns.Where(c => c.Kind == BackupKind.Integer))
        {
            await using var command = transaction.Connection!.CreateCommand();
            command.Transaction = transaction;
            var (name, inside) = (StoredTable.Quote(column.Name), StoredTable.Quote(table.Name));
            command.CommandText = $"SELECT setval(counter, coalesce((SELECT max({name}) FROM {inside}), 0) + 1, false) "
                + "FROM pg_get_serial_sequence(@table, @column) AS counter WHERE counter IS NOT NULL";
            foreach (var (parameter, value) in new[] { ("table", inside), ("column", column.Name) })
            {
                var made = command.CreateParameter();
                (made.ParameterName, made.Value) = (parameter, value);
                command.Parameters.Add(made);
            }
            await command.ExecuteScalarAsync(cancellationToken);
        }
    }

    private static string Name(int number) => "@p" + number.ToString(CultureInfo.InvariantCulture);
}
