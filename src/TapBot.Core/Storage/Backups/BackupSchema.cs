using Microsoft.EntityFrameworkCore;

namespace TapBot.Core.Storage;

/// <summary>The schema as a list of steps. Both engines take the same steps under the same names; only the numbers before the names differ.</summary>
internal static class BackupSchema
{
    /// <summary>The steps this version knows, oldest first.</summary>
    public static IReadOnlyList<string> Known(PortalDbContext db) => [.. db.Database.GetMigrations().Select(NameOf)];

    /// <summary>The full name, for this engine, of the last step a backup was made after.</summary>
    /// <exception cref="StorageException">The backup has steps that this version does not know.</exception>
    public static string Target(PortalDbContext db, BackupManifest manifest)
    {
        var steps = db.Database.GetMigrations().ToArray();
        if (manifest.Schema.Count == 0 || manifest.Schema.Count > steps.Length || !manifest.Schema.SequenceEqual(steps.Take(manifest.Schema.Count).Select(NameOf)))
            throw new StorageException($"The backup was written by portal {manifest.Portal}, whose store has a form this version does not know. Restore it with that version. Nothing was changed.");
        return steps[manifest.Schema.Count - 1];
    }

    private static string NameOf(string migration) => migration[(migration.IndexOf('_', StringComparison.Ordinal) + 1)..];
}
