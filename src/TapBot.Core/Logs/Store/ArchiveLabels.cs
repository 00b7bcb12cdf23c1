using System.Buffers.Binary;
using System.Collections.ObjectModel;
using System.Text;

namespace TapBot.Core.Logs;

/// <summary>
/// The labels of the container that was the last to write to an archive, in a file beside its segments: what is kept is found by them when the container is gone. Setting and looking is for
/// everybody; only the thread that writes for the whole store touches the file.
/// </summary>
internal sealed class ArchiveLabels(string directory, ILogDisk disk)
{
    /// <summary>The name of the file; an archive has one, or none.</summary>
    public const string Name = "labels";

    /// <summary>How many labels are kept, and how many characters of a key and of a value: more than a choice of logs can name.</summary>
    public const int Most = 200, MostKey = 200, MostValue = 400;

    private const int Version = 1, HeadBytes = 4 + sizeof(int) + sizeof(uint), MostCharacters = 16_000;
    private const long MostBytes = 1 << 20;

    private readonly string path = Path.Combine(directory, Name);
    private volatile IReadOnlyDictionary<string, string> current = ReadOnlyDictionary<string, string>.Empty;
    private IReadOnlyDictionary<string, string>? written;
    private bool isBegun; // there is a file, or what was to become one

    private static ReadOnlySpan<byte> Magic => "TBLL"u8;

    /// <summary>The labels; empty when nobody has told any.</summary>
    public IReadOnlyDictionary<string, string> Current => current;

    /// <summary>What the file takes.</summary>
    public int Bytes { get; private set; }

    /// <summary>From now on it is these, as far as they are kept.</summary>
    public void Set(IReadOnlyDictionary<string, string> labels)
    {
        var kept = Kept(labels);
        if (kept.Count != current.Count || kept.Any(l => !current.TryGetValue(l.Key, out var value) || value != l.Value))
            current = kept;
    }

    /// <summary>Reads what an earlier run has written.</summary>
    /// <returns>False when there is a file and it is not whole.</returns>
    public bool Read()
    {
        var file = new FileInfo(path);
        isBegun = file.Exists || File.Exists(path + LogDisk.Next);
        if (!file.Exists)
            return true;
        if (file.Length > MostBytes || Load() is not { } labels)
            return false;
        (current, written, Bytes) = (labels, labels, (int)file.Length);
        return true;
    }

    private Dictionary<string, string>? Load()
    {
        try
        {
            return Decode(File.ReadAllBytes(path));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Writes what is not in the file yet: either the one before or the new one is there, whenever the machine stops.</summary>
    public void Write()
    {
        var now = current;
        if (ReferenceEquals(now, written) || (written is null && now.Count == 0))
            return;
        var data = Encode(now);
        isBegun = true;
        disk.Replace(path, data);
        (written, Bytes) = (now, data.Length);
    }

    /// <summary>Removes the file: there are no lines any more.</summary>
    public void Remove()
    {
        if (!isBegun)
            return;
        disk.Delete(path);
        (written, Bytes, isBegun) = (null, 0, false);
    }

    private static Dictionary<string, string> Kept(IReadOnlyDictionary<string, string> labels)
    {
        var (kept, characters) = (new Dictionary<string, string>(StringComparer.Ordinal), 0);
        foreach (var (key, whole) in labels.OrderBy(l => l.Key, StringComparer.Ordinal))
        {
            var value = whole.Length > MostValue ? whole[..MostValue] : whole;
            if (kept.Count == Most || key.Length > MostKey || characters + key.Length + value.Length > MostCharacters)
                continue;
            kept.Add(key, value);
            characters += key.Length + value.Length;
        }
        return kept;
    }

    private static byte[] Encode(IReadOnlyDictionary<string, string> labels)
    {
        var data = new byte[HeadBytes + ByteWriter.MaxNumberBytes + labels.Sum(l => MaxBytes(l.Key) + MaxBytes(l.Value))];
        var writer = new ByteWriter(data);
        writer.Bytes(Magic);
        writer.Int32(Version);
        writer.UInt32(0);
        writer.Number((ulong)labels.Count);
        foreach (var (key, value) in labels)
        {
            writer.Text(key);
            writer.Text(value);
        }
        BinaryPrimitives.WriteUInt32LittleEndian(data.AsSpan(HeadBytes - sizeof(uint)), Crc32C.Of(data.AsSpan(HeadBytes, writer.Length - HeadBytes)));
        return data[..writer.Length];
    }

    private static Dictionary<string, string>? Decode(ReadOnlySpan<byte> data)
    {
        if (data.Length < HeadBytes || !data.StartsWith(Magic))
            return null;
        var head = new ByteReader(data[Magic.Length..HeadBytes]);
        if (head.Int32() != Version || head.UInt32() != Crc32C.Of(data[HeadBytes..]))
            return null;
        var reader = new ByteReader(data[HeadBytes..]);
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var left = reader.Count(); left > 0; left--)
            labels[reader.Text() ?? ""] = reader.Text() ?? "";
        return labels;
    }

    private static int MaxBytes(string text) => ByteWriter.MaxNumberBytes + Encoding.UTF8.GetMaxByteCount(text.Length);
}
