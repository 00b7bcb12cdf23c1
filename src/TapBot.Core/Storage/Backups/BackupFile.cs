namespace TapBot.Core.Storage;

/// <summary>A file of the data directory in a backup: the part <c>files/PATH</c>.</summary>
/// <param name="Path">Its path below the data directory, with slashes.</param>
/// <param name="Sha256">The hash of the part, hexadecimal.</param>
public sealed record BackupFile(string Path, string Sha256)
{
    /// <summary>Where it lies in the archive.</summary>
    internal string Part => "files/" + Path;
}
