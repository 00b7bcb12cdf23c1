namespace TapBot.Core.Storage;

/// <summary>What a restore has done.</summary>
/// <param name="Manifest">What was restored.</param>
/// <param name="Aside">Where the files from before lie now; null when there were none.</param>
/// <param name="AsideSchema">The PostgreSQL schema where the tables from before lie now; null when there were none, and with SQLite.</param>
public sealed record RestoreReport(BackupManifest Manifest, string? Aside, string? AsideSchema);
