using TapBot.Core.Logs;

namespace TapBot.Testing.Logs;

/// <summary>Reads archives in one go.</summary>
internal static class ArchiveReading
{
    /// <summary>The lines of a range that a filter lets through, newest first: one array per block that has any.</summary>
    public static IEnumerable<LogLine[]> ReadBackwards(this LogArchive archive, LogRange range, LogBlockFilter? filter, CancellationToken cancellationToken)
    {
        using var blocks = archive.Backwards(range, filter);
        while (blocks.Newest is not null)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (blocks.ReadNext() is { Count: > 0 } lines)
                yield return [.. lines.Reverse()];
        }
    }
}
