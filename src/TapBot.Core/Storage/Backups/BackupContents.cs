using System.Text.Json;
using System.Text.Json.Serialization;

namespace TapBot.Core.Storage;

/// <summary>What belongs to a backup beside the tables, and how its manifest is written.</summary>
internal static class BackupContents
{
    /// <summary>Folders and files of the data directory without which a restored portal would not be the same: keys, the end of the trail, its own certificate.</summary>
    public static readonly string[] Kept = [DataDirectory.Keys, "audit.head", "tls.crt", "tls.key"];

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>The kept files that are there, as paths below the data directory.</summary>
    public static IEnumerable<string> FilesIn(DataDirectory directory) =>
        from kept in Kept
        let path = directory.File(kept)
        from file in FilesAt(path)
        select Path.GetRelativePath(directory.Path, file).Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>True for a path that a backup may bring: one of the kept files, or a plain file in one of the kept folders.</summary>
    public static bool IsKept(string path) => path.Split('/') switch
    {
        [var file] => Kept.Contains(file) && file != DataDirectory.Keys,
        [DataDirectory.Keys, var file] => file is not ("" or "." or "..") && !file.Contains('\\', StringComparison.Ordinal),
        _ => false,
    };

    private static IEnumerable<string> FilesAt(string path) =>
        Directory.Exists(path) ? Directory.EnumerateFiles(path).Order(StringComparer.Ordinal) : new[] { path }.Where(File.Exists);
}
