namespace TapBot.Portal.Features.Figures;

/// <summary>How far back charts of a page go.</summary>
/// <param name="Key">Its name in the address and in the resources.</param>
/// <param name="Length">How long it is.</param>
/// <param name="IsLive">True when the charts move with every reading.</param>
public sealed record HistoryRange(string Key, TimeSpan Length, bool IsLive)
{
    /// <summary>The ranges, the usual one first.</summary>
    public static IReadOnlyList<HistoryRange> All { get; } =
        [new("15m", TimeSpan.FromMinutes(15), true), new("24h", TimeSpan.FromHours(24), false), new("7d", TimeSpan.FromDays(7), false), new("30d", TimeSpan.FromDays(30), false)];

    /// <summary>A day.</summary>
    public static HistoryRange Day => All[1];

    /// <summary>The range of that name, or the usual one.</summary>
    public static HistoryRange Of(string? key, HistoryRange? usual = null) => All.FirstOrDefault(r => r.Key == key) ?? usual ?? All[0];
}
