using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;

namespace TapBot.Core.Storage;

/// <summary>A backup that was looked through and is whole.</summary>
internal sealed class BackupArchive : IDisposable
{
    private readonly ZipArchive archive;

    private BackupArchive(ZipArchive archive, BackupManifest manifest) => (this.archive, Manifest) = (archive, manifest);

    public BackupManifest Manifest { get; }

    /// <summary>Opens a backup and compares every part with its hash.</summary>
    /// <exception cref="StorageException">It is no backup, or damaged.</exception>
    public static async Task<BackupArchive> OpenAsync(string file, CancellationToken cancellationToken)
    {
        ZipArchive? archive = null;
        try
        {
            archive = ZipFile.OpenRead(file);
            var manifest = await ManifestAsync(archive, cancellationToken);
            foreach (var (part, hash) in manifest.Tables.Select(t => (t.Part, t.Sha256)).Concat(manifest.Files.Select(f => (f.Part, f.Sha256))))
            {
                await using var content = PartOf(archive, part);
                if (Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken)) != hash)
                    throw new InvalidDataException($"{part} is not what was written.");
            }
            return new BackupArchive(archive, manifest);
        }
        catch (Exception exception) when (exception is InvalidDataException or JsonException or FileNotFoundException or DirectoryNotFoundException)
        {
            archive?.Dispose();
            throw new StorageException($"{file} is no backup of the portal, or is damaged: {exception.Message} Nothing was changed.", exception);
        }
        catch
        {
            archive?.Dispose();
            throw;
        }
    }

    /// <summary>Opens a part; it was found whole.</summary>
    public Stream Open(string part) => PartOf(archive, part);

    public void Dispose() => archive.Dispose();

    private static async Task<BackupManifest> ManifestAsync(ZipArchive archive, CancellationToken cancellationToken)
    {
        await using var content = PartOf(archive, BackupManifest.Part);
        var manifest = await JsonSerializer.DeserializeAsync<BackupManifest>(content, BackupContents.Json, cancellationToken) ?? throw new InvalidDataException("The manifest is empty.");
        if (manifest.Format > BackupManifest.CurrentFormat)
            throw new StorageException($"The backup was written by portal {manifest.Portal} in a form this version does not know. Restore it with that version. Nothing was changed.");
        if (manifest.Files.FirstOrDefault(f => !BackupContents.IsKept(f.Path)) is { } strange)
            throw new InvalidDataException($"{strange.Path} is no file of the portal.");
        return manifest;
    }

    private static Stream PartOf(ZipArchive archive, string part) => archive.GetEntry(part)?.Open() ?? throw new InvalidDataException($"{part} is missing.");
}
