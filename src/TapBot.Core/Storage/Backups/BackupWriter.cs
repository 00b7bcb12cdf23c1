using System.Buffers;
using System.Data;
using System.Data.Common;
using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace TapBot.Core.Storage;

/// <summary>Writes everything into one archive, as it was at one moment, while others go on reading and writing.</summary>
internal sealed class BackupWriter(PortalDbContexts contexts, DataDirectory directory, TimeProvider time)
{
    public async Task<BackupManifest> WriteAsync(Stream to, CancellationToken cancellationToken)
    {
        using var archive = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        await using var db = contexts.Create();
        var known = BackupSchema.Known(db);
        // The files first: the trail may then have grown beyond the end that is noted in one of them, never the other way round.
        var files = await FilesAsync(archive, cancellationToken);
        await db.Database.OpenConnectionAsync(cancellationToken);
        await using var snapshot = await SnapshotAsync(db.Database.GetDbConnection(), cancellationToken);
        if (await AppliedAsync(snapshot, cancellationToken) != known.Count)
            throw new StorageException("The store has the form of another version of the portal. Back it up with that version, or start this one once: it brings an older store up to date. Nothing was written.");
        var tables = new List<BackupTable>();
        foreach (var table in StoredTable.All(db))
            tables.Add(await TableAsync(archive, snapshot, table, cancellationToken));
        var manifest = new BackupManifest(BackupManifest.CurrentFormat, Version(), contexts.SqliteFile is null ? StorageProvider.PostgreSql : StorageProvider.Sqlite,
            known, time.GetUtcNow(), tables, files);
        await using var part = Part(archive, BackupManifest.Part);
        await JsonSerializer.SerializeAsync(part, manifest, BackupContents.Json, cancellationToken);
        return manifest;
    }

    private async Task<IReadOnlyList<BackupFile>> FilesAsync(ZipArchive archive, CancellationToken cancellationToken)
    {
        var files = new List<BackupFile>();
        foreach (var path in BackupContents.FilesIn(directory))
        {
            var content = await File.ReadAllBytesAsync(directory.File(path), cancellationToken);
            var file = new BackupFile(path, Convert.ToHexStringLower(SHA256.HashData(content)));
            await using var part = Part(archive, file.Part);
            await part.WriteAsync(content, cancellationToken);
            files.Add(file);
        }
        return files;
    }

    /// <summary>SQLite's reader sees the file as it was at its first look; PostgreSQL does so when asked for it. Neither keeps a writer waiting.</summary>
    private static async Task<DbTransaction> SnapshotAsync(DbConnection connection, CancellationToken cancellationToken) => connection is SqliteConnection sqlite
        ? sqlite.BeginTransaction(deferred: true)
        : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);

    private static async Task<long> AppliedAsync(DbTransaction snapshot, CancellationToken cancellationToken)
    {
        await using var command = CommandIn(snapshot, "SELECT count(*) FROM \"__EFMigrationsHistory\"");
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), System.Globalization.CultureInfo.InvariantCulture);
    }

    private async Task<BackupTable> TableAsync(ZipArchive archive, DbTransaction snapshot, StoredTable table, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var described = new BackupTable(table.Name, table.Columns, 0, "");
        await using var part = Part(archive, described.Part);
        await using var command = CommandIn(snapshot, table.Select);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var line = new ArrayBufferWriter<byte>(512);
        await using var json = new Utf8JsonWriter(line);
        var count = 0L;
        for (; await rows.ReadAsync(cancellationToken); count++)
        {
            line.ResetWrittenCount();
            json.Reset();
            json.WriteStartArray();
            for (var i = 0; i < table.Columns.Count; i++)
                StoredValue.Write(json, rows, i, table.Columns[i].Kind);
            json.WriteEndArray();
            json.Flush();
            line.Write("\n"u8);
            hash.AppendData(line.WrittenSpan);
            await part.WriteAsync(line.WrittenMemory, cancellationToken);
        }
        return described with { Rows = count, Sha256 = Convert.ToHexStringLower(hash.GetHashAndReset()) };
    }

    private static DbCommand CommandIn(DbTransaction transaction, string text)
    {
        var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = text;
        command.CommandTimeout = 0;
        return command;
    }

    private Stream Part(ZipArchive archive, string name)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = time.GetUtcNow();
        return entry.Open();
    }

    private static string Version() =>
        typeof(BackupWriter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";
}
