namespace TapBot.Core.Figures;

/// <summary>How a stored tier is divided: into roll-ups, and these into chunks. All times are seconds since 1970, UTC.</summary>
internal static class TierShape
{
    /// <summary>
    /// Roll-ups in a chunk. Of noise a chunk is then 1,000 bytes, four to a page of SQLite; a larger one would be written anew more often than it is worth, a smaller one compresses worse.
    /// </summary>
    public const int Slots = 120;

    /// <summary>The tiers that are stored.</summary>
    public static readonly IReadOnlyList<HistoryTier> Stored = [HistoryTier.Minute, HistoryTier.Hour];

    /// <summary>Seconds of a roll-up; for raw samples the least length of a bucket.</summary>
    public static long Resolution(HistoryTier tier) => tier switch { HistoryTier.Minute => 60, HistoryTier.Hour => 3_600, _ => 1 };

    /// <summary>Seconds of a chunk.</summary>
    public static long Span(HistoryTier tier) => Resolution(tier) * Slots;

    /// <summary>The greatest multiple of a length that is not after a moment.</summary>
    public static long Floor(long seconds, long length) => seconds - ((seconds % length) + length) % length;

    /// <summary>The beginning of the chunk a moment lies in.</summary>
    public static long ChunkOf(HistoryTier tier, long seconds) => Floor(seconds, Span(tier));

    /// <summary>A moment as it is stored.</summary>
    public static DateTimeOffset Moment(long seconds) => DateTimeOffset.FromUnixTimeSeconds(seconds);
}
