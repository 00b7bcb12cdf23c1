namespace TapBot.Core.Logs;

/// <summary>Whether two lines are the same one of the same log, whatever its container was called when each was read.</summary>
internal sealed class SameLine : IEqualityComparer<(LogOrigin? Origin, LogCursor Cursor)>
{
    public static SameLine Comparer { get; } = new();

    public bool Equals((LogOrigin? Origin, LogCursor Cursor) x, (LogOrigin? Origin, LogCursor Cursor) y) =>
        x.Cursor == y.Cursor && (ReferenceEquals(x.Origin, y.Origin) || (x.Origin is { } one && y.Origin is { } other && one.Server == other.Server && one.Place == other.Place));

    public int GetHashCode((LogOrigin? Origin, LogCursor Cursor) obj) => obj.Cursor.GetHashCode();
}
