namespace TapBot.Core.Storage;

/// <summary>Keeps and brings back everything the portal remembers: its tables, its keys, its own certificate, in one file that is as secret as the portal itself.</summary>
public sealed class Backups
{
    private readonly BackupWriter writer;
    private readonly Restorer restorer;

    internal Backups(BackupWriter writer, Restorer restorer)
    {
        this.writer = writer;
        this.restorer = restorer;
    }

    /// <summary>Writes a backup, as the portal was at one moment; the portal may run meanwhile. Only the owner can read the file.</summary>
    /// <param name="file">A path where nothing is yet; a half-written file never stands there.</param>
    /// <param name="cancellationToken">Gives up; nothing is left.</param>
    /// <exception cref="StorageException">The store cannot be read or has the form of another version, or there is something already at the path.</exception>
    public async Task<BackupManifest> WriteAsync(string file, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        var half = file + ".part";
        if (Path.Exists(file))
            throw new StorageException($"There is something at {file} already. Nothing was written.");
        try
        {
            File.Delete(half);
            DataDirectory.Reserve(half);
            BackupManifest manifest;
            await using (var stream = new FileStream(half, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            {
                manifest = await writer.WriteAsync(stream, cancellationToken);
                stream.Flush(flushToDisk: true);
            }
            using (await BackupArchive.OpenAsync(half, cancellationToken))
                File.Move(half, file);
            return manifest;
        }
        catch (Exception exception) when (StorageFailure.Is(exception) || exception is UnauthorizedAccessException)
        {
            throw new StorageException($"The backup could not be written: {exception.GetBaseException().Message}", exception);
        }
        finally
        {
            File.Delete(half);
        }
    }

    /// <summary>Replaces everything by what is in a backup, of either engine and of this version or an earlier one. What was there is moved aside.</summary>
    /// <exception cref="StorageException">A portal runs, the backup is damaged or from a newer version, or it could not be restored; what was there before is as it was.</exception>
    public Task<RestoreReport> RestoreAsync(string file, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        return restorer.RestoreAsync(file, cancellationToken);
    }
}
