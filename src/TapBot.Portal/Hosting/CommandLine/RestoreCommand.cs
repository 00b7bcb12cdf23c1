using TapBot.Core.Access;
using TapBot.Core.Audit;
using TapBot.Core.Storage;
using TapBot.Core.Wording;

namespace TapBot.Portal.Hosting.CommandLine;

/// <summary><c>restore FILE</c>: puts a backup in the place of what is there; the portal must not run.</summary>
internal sealed class RestoreCommand(string file) : ILocalCommand
{
    /// <summary>The store may be missing or damaged: that is why one restores.</summary>
    public bool NeedsStore => false;

    public async Task<int> RunAsync(IServiceProvider services, TextWriter output, CancellationToken cancellationToken)
    {
        var report = await services.GetRequiredService<Backups>().RestoreAsync(Path.GetFullPath(file), cancellationToken);
        // The trail that is whole now is the restored one; there was no other to write into before.
        var trail = services.GetRequiredService<IAuditTrail>();
        var ticket = await trail.IntendAsync(new AuditIntent(Actor.Portal, "storage.restore", Path.GetFullPath(file)), cancellationToken);
        var ended = await services.GetRequiredService<AllSessions>().EndAsync(cancellationToken);
        await trail.ConcludeAsync(ticket, "done", Phrase.Of("storage.restore.done", ("created", report.Manifest.Created)));
        await output.WriteLineAsync($"Restored what portal {report.Manifest.Portal} kept on {report.Manifest.Created:yyyy-MM-dd HH:mm:ss} UTC: {report.Manifest.Tables.Sum(t => t.Rows)} rows, {report.Manifest.Files.Count} files.");
        if (report.Aside is { } aside)
            await output.WriteLineAsync($"The files from before are in {aside}.");
        if (report.AsideSchema is { } schema)
            await output.WriteLineAsync($"The tables from before are in the schema {schema} of the database.");
        await output.WriteLineAsync($"Everybody signs in again ({ended} sessions ended). Tokens and people are as they were then: what was revoked later must be revoked again.");
        return 0;
    }
}
