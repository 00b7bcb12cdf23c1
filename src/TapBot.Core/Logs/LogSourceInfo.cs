namespace TapBot.Core.Logs;

/// <summary>A log and what there is of it.</summary>
/// <param name="Origin">Who writes it, or wrote it.</param>
/// <param name="Id">The id of the container that writes it; null when it is gone.</param>
/// <param name="IsAlive">Its writer runs.</param>
/// <param name="IsRecorded">Its lines are kept as they come.</param>
/// <param name="Oldest">The time of the first line that is kept; null when none is.</param>
/// <param name="Newest">The time of the last line that is kept.</param>
/// <param name="Lines">How many lines are kept.</param>
/// <param name="Bytes">What they take on the disk.</param>
public sealed record LogSourceInfo(LogOrigin Origin, string? Id, bool IsAlive, bool IsRecorded, DateTimeOffset? Oldest, DateTimeOffset? Newest, long Lines, long Bytes)
{
    /// <summary>Whether its lines are kept, and why not. One that has said nothing yet is kept, but not recorded so far.</summary>
    public LogKeeping Keeping { get; init; }

    internal static LogSourceInfo Of(LogPlace place, ILogStore? store) => new(
        place.Origin, place.Entry?.Key.Source, place.Entry?.IsAlive ?? false, place is { Entry: not null, Archive.IsRecording: true },
        place.Archive?.First?.Time, place.Archive?.Last?.Time, place.Archive?.Lines ?? 0, place.Archive?.Bytes ?? 0)
    {
        Keeping = place.Entry is null ? LogKeeping.Past : store?.KeepingOf(place.Origin) ?? LogKeeping.Off,
    };
}
