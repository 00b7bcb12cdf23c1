using TapBot.Core.Logs;

namespace TapBot.Portal.Features.Logs;

/// <summary>A log and what is kept of it.</summary>
/// <param name="Source"><c>server/container</c>.</param>
/// <param name="Server">Where.</param>
/// <param name="Container">The container's name.</param>
/// <param name="Project">Its compose project.</param>
/// <param name="Service">Its compose service.</param>
/// <param name="Alive">It runs.</param>
/// <param name="Recorded">Its lines are kept as they come.</param>
/// <param name="Keeping">Whether its lines are kept, and why not.</param>
/// <param name="Oldest">The first line that is kept.</param>
/// <param name="Newest">The last line that is kept.</param>
/// <param name="Lines">How many lines are kept.</param>
/// <param name="Bytes">What they take on the disk.</param>
public sealed record LogSourceModel(
    string Source, string Server, string Container, string? Project, string? Service, bool Alive, bool Recorded, LogKeeping Keeping, DateTimeOffset? Oldest, DateTimeOffset? Newest, long Lines, long Bytes)
{
    /// <summary>A source in the form of the API.</summary>
    public static LogSourceModel Of(LogSourceInfo info) => new(
        info.Origin.Source, info.Origin.Server.Value, info.Origin.Container, info.Origin.Project, info.Origin.Service, info.IsAlive, info.IsRecorded, info.Keeping, info.Oldest, info.Newest, info.Lines, info.Bytes);
}
