namespace TapBot.Portal.Features.Databases;

/// <summary>How far back the charts of a database go.</summary>
/// <param name="Key">Its name in the address and in the resources.</param>
/// <param name="Length">How long it is.</param>
/// <param name="IsLive">True when the charts move with every reading.</param>
public sealed record DatabaseRange(string Key, TimeSpan Length, bool IsLive)
{
    /// <summary>The ranges, the usual one first.</summary>
    public static IReadOnlyList<DatabaseRange> All { get; } =
        [new("15m", TimeSpan.FromMinutes(15), true), new("24h", TimeSpan.FromHours(24), false), new("7d", TimeSpan.FromDays(7), false), new("30d", TimeSpan.FromDays(30), false)];

    /// <summary>The range of that name, or the usual one.</summary>
    public static DatabaseRange Of(string? key) => All.FirstOrDefault(r => r.Key == key) ?? All[0];
}
