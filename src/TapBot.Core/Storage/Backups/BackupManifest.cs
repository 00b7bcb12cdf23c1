namespace TapBot.Core.Storage;

/// <summary>What a backup is and what it must hold; the part <c>manifest.json</c>.</summary>
/// <param name="Format">The form of the archive, <see cref="CurrentFormat"/>.</param>
/// <param name="Portal">The version of the portal that wrote it.</param>
/// <param name="Provider">The engine it was read from; it can be restored into either.</param>
/// <param name="Schema">The steps that made the schema, oldest first, by the names both engines share.</param>
/// <param name="Created">When.</param>
/// <param name="Tables">The tables in an order in which they can be filled.</param>
/// <param name="Files">The files beside the store.</param>
public sealed record BackupManifest(
    int Format, string Portal, StorageProvider Provider, IReadOnlyList<string> Schema, DateTimeOffset Created, IReadOnlyList<BackupTable> Tables, IReadOnlyList<BackupFile> Files)
{
    /// <summary>The form that this version writes, and the newest it reads.</summary>
    public const int CurrentFormat = 1;

    internal const string Part = "manifest.json";
}
