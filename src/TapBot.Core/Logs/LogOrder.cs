namespace TapBot.Core.Logs;

/// <summary>The order of lines of several logs: by cursor, and those with the same by anchor. So it is the same live and in the past, forwards and backwards, whatever containers are called.</summary>
internal static class LogOrder
{
    public static Comparer<LogLine> Lines { get; } = Comparer<LogLine>.Create(Compare);

    public static int Compare(LogLine one, LogLine other) =>
        one.Cursor.CompareTo(other.Cursor) is not 0 and var order ? order
        : ReferenceEquals(one.Origin, other.Origin) ? 0 : string.CompareOrdinal(one.Origin?.Anchor, other.Origin?.Anchor);
}
