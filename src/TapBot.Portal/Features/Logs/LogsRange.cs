using System.Globalization;

namespace TapBot.Portal.Features.Logs;

/// <summary>Which time is looked at: what comes live, the last stretch until now, or a stretch between two moments.</summary>
/// <param name="Last">How far back from now, <see cref="Everything"/> for all there is; null for a stretch between two moments.</param>
/// <param name="Since">Its beginning; null for where the logs begin.</param>
/// <param name="Until">Its end; null for now.</param>
public sealed record LogsRange(TimeSpan? Last, DateTimeOffset? Since = null, DateTimeOffset? Until = null)
{
    /// <summary>As far back as there are lines.</summary>
    public static readonly TimeSpan Everything = TimeSpan.MaxValue;

    /// <summary>The stretches that are offered, as addresses write them.</summary>
    public static readonly IReadOnlyList<(string Key, TimeSpan Last)> Offered =
        [("15m", TimeSpan.FromMinutes(15)), ("1h", TimeSpan.FromHours(1)), ("24h", TimeSpan.FromHours(24)), ("all", Everything)];

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

    /// <summary>Beginning and end at a moment; no beginning where everything before the end is meant.</summary>
    public (DateTimeOffset? From, DateTimeOffset To) At(DateTimeOffset now)
    {
        var to = Until ?? now;
        DateTimeOffset? from = Last is { } last ? last == Everything ? null : now - last : Since;
        return from >= to ? (to - LiveStrip, to) : (from, to);
    }

    /// <summary>What the strip shows at a moment: what is live begins one hour ago, and what has no beginning where the first line is.</summary>
    public static (DateTimeOffset From, DateTimeOffset To) Strip(LogsRange? range, DateTimeOffset now, DateTimeOffset? oldest)
    {
        var (from, to) = range?.At(now) ?? (now - LiveStrip, now);
        return from is { } begin ? (begin, to) : (oldest < to ? oldest.Value : to - LiveStrip, to);
    }

    /// <summary>A moment as addresses write it.</summary>
    public static string? Write(DateTimeOffset? moment) => moment?.UtcDateTime.ToString(MomentForm, CultureInfo.InvariantCulture);

    private static DateTimeOffset? Moment(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment) ? moment : null;
}
