using System.Globalization;

namespace TapBot.Portal.Features.Logs;

/// <summary>Which time is looked at: what comes live, the last stretch until now, or a stretch between two moments.</summary>
/// <param name="Last">How far back from now; null for a stretch between two moments.</param>
/// <param name="Since">Its beginning; null without one.</param>
/// <param name="Until">Its end; null for now.</param>
public sealed record LogsRange(TimeSpan? Last, DateTimeOffset? Since = null, DateTimeOffset? Until = null)
{
    /// <summary>The stretches that are offered, as addresses write them.</summary>
    public static readonly IReadOnlyList<(string Key, TimeSpan Last)> Offered =
        [("15m", TimeSpan.FromMinutes(15)), ("1h", TimeSpan.FromHours(1)), ("24h", TimeSpan.FromHours(24))];

    private const string MomentForm = "yyyy-MM-ddTHH:mm:ss.FFFFFFF'Z'";
    private static readonly TimeSpan LiveStrip = TimeSpan.FromHours(1);

    /// <summary>How addresses write the stretch; null for one between two moments, or a length that is not offered.</summary>
    public string? Key => Offered.FirstOrDefault(o => o.Last == Last).Key;

    /// <summary>The stretch that an address means; null for live, also when it makes no sense.</summary>
    public static LogsRange? Read(string? range, string? since, string? until)
    {
        if (Offered.FirstOrDefault(o => o.Key == range) is { Key: not null } offered)
            return new LogsRange(offered.Last);
        var (from, to) = (Moment(since), Moment(until));
        return from is null && to is null || from >= to ? null : new LogsRange(null, from, to);
    }

    /// <summary>Beginning and end at a moment; what is live begins one hour ago and has no end.</summary>
    public static (DateTimeOffset From, DateTimeOffset To) Bounds(LogsRange? range, DateTimeOffset now)
    {
        if (range is null)
            return (now - LiveStrip, now);
        if (range.Last is { } last)
            return (now - last, now);
        var to = range.Until ?? now;
        var from = range.Since ?? to - LiveStrip;
        return from < to ? (from, to) : (to - LiveStrip, to);
    }

    /// <summary>A moment as addresses write it.</summary>
    public static string? Write(DateTimeOffset? moment) => moment?.UtcDateTime.ToString(MomentForm, CultureInfo.InvariantCulture);

    private static DateTimeOffset? Moment(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment) ? moment : null;
}
