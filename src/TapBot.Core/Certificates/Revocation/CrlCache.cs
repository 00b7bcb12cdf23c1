using System.Collections.Concurrent;

namespace TapBot.Core.Certificates;

/// <summary>Lists of the revoked that were fetched lately: certificates of one issuer share one, and some have megabytes.</summary>
internal sealed class CrlCache(TimeProvider time)
{
    private const long MostBytes = 64L * 1024 * 1024;
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, (byte[] Content, long ReadAt)> lists = new(StringComparer.Ordinal);

    /// <summary>The list of an address, when it was fetched within the last hour.</summary>
    public byte[]? Find(string url) => lists.TryGetValue(url, out var list) && time.GetElapsedTime(list.ReadAt) < Fresh ? list.Content : null;

    /// <summary>Keeps a list; what is old goes first, and all of it when there is no room.</summary>
    public void Keep(string url, byte[] content)
    {
        foreach (var (old, list) in lists)
        {
            if (time.GetElapsedTime(list.ReadAt) >= Fresh)
                lists.TryRemove(old, out _);
        }
        if (lists.Values.Sum(l => (long)l.Content.Length) + content.Length > MostBytes)
            lists.Clear();
        lists[url] = (content, time.GetTimestamp());
    }
}
