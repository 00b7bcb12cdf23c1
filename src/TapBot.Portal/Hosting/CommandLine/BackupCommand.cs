using TapBot.Core.Audit;
using TapBot.Core.Storage;
using TapBot.Core.Wording;

namespace TapBot.Portal.Hosting.CommandLine;

/// <summary><c>backup FILE</c>: everything the portal remembers, in one file; the portal may run meanwhile.</summary>
internal sealed class BackupCommand(string file) : ILocalCommand
{
    /// <summary>An older store is to be kept as it is, and a newer one refused by the backup itself.</summary>
    public bool NeedsStore => false;

    public async Task<int> RunAsync(IServiceProvider services, TextWriter output, CancellationToken cancellationToken)
    {
        var trail = services.GetRequiredService<IAuditTrail>();
        var path = Path.GetFullPath(file);
        var ticket = await trail.IntendAsync(new AuditIntent(Actor.Portal, "storage.backup", path), cancellationToken);
        try
        {
            var manifest = await services.GetRequiredService<Backups>().WriteAsync(path, cancellationToken);
            await trail.ConcludeAsync(ticket, "done", Phrase.Of("storage.backup.done", ("file", path)));
            await output.WriteLineAsync($"{path}: {manifest.Tables.Sum(t => t.Rows)} rows of {manifest.Tables.Count} tables and {manifest.Files.Count} files, read back and found whole.");
            await output.WriteLineAsync("It holds the portal's keys: whoever reads it can be the portal. Only its owner can read it here; keep it so elsewhere.");
            return 0;
        }
        catch (StorageException exception)
        {
            await trail.ConcludeAsync(ticket, "failed", Phrase.Of("storage.backup.failed", ("message", exception.Message)));
            throw;
        }
    }
}
