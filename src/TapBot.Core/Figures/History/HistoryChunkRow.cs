namespace TapBot.Core.Figures;

/// <summary>A chunk of a series as it is stored.</summary>
internal sealed class HistoryChunkRow
{
    public int SeriesId { get; set; }

    public HistoryTier Tier { get; set; }

    /// <summary>Where its first slot begins: a whole multiple of <see cref="TierShape.Span"/>.</summary>
    public DateTimeOffset Start { get; set; }

    /// <summary>What <see cref="HistoryChunk"/> packed.</summary>
    public required byte[] Data { get; set; }
}
