using System.IO.Compression;
using System.Text.Json.Nodes;
using TapBot.Core.Storage;

namespace TapBot.Testing.Storage;

/// <summary>Every row of a store as text, told by the backup itself in the form both engines share.</summary>
public static class StoredRows
{
    /// <summary>The rows by table.</summary>
    public static async Task<IReadOnlyDictionary<string, string[]>> ReadAsync(StorageRig rig, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rig);
        var file = Path.Combine(Path.GetTempPath(), $"tapbot-rows-{Guid.NewGuid():n}.zip");
        try
        {
            var manifest = await rig.Get<Backups>().WriteAsync(file, cancellationToken);
            using var archive = ZipFile.OpenRead(file);
            var found = new Dictionary<string, string[]>();
            foreach (var table in manifest.Tables)
            {
                using var lines = new StreamReader(archive.GetEntry($"tables/{table.Name}.jsonl")!.Open());
                var rows = (await lines.ReadToEndAsync(cancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
                found[table.Name] = [.. rows.Select(r => Named(table, r))];
            }
            return found;
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string Named(BackupTable table, string row)
    {
        var values = JsonNode.Parse(row)!.AsArray();
        return string.Join("; ", table.Columns.Select((column, i) => $"{column.Name}={values[i]?.ToJsonString() ?? "null"}"));
    }
}
