using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>The disk that the data directory of an instance lies on.</summary>
public sealed record DatabaseDisk
{
    /// <summary>Nobody has looked yet.</summary>
    public static DatabaseDisk NotYet { get; } = new() { Says = Phrase.Of("databases.disk.unknown.notYet") };

    /// <summary>Its bytes; null when it is not known.</summary>
    public long? Total { get; init; }

    /// <summary>Its bytes that are free for PostgreSQL.</summary>
    public long? Free { get; init; }

    /// <summary>What is to be expected.</summary>
    public DiskOutlook Outlook { get; init; }

    /// <summary>In how many days it will be full if it fills on as it did, 0 for less than one; null unless the outlook is <see cref="DiskOutlook.Growing"/>.</summary>
    public int? FullInDays { get; init; }

    /// <summary>The outlook in words, or why the disk is not known.</summary>
    public required Phrase Says { get; init; }

    /// <summary>A disk that is not known.</summary>
    internal static DatabaseDisk Unknown(Phrase why) => new() { Says = why };
}
