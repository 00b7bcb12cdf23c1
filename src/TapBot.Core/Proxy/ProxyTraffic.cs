namespace TapBot.Core.Proxy;

/// <summary>What went through a part of a proxy within the last minutes.</summary>
/// <param name="Source">What counted it.</param>
/// <param name="Window">Over how long.</param>
/// <param name="Requests">How many requests ended.</param>
/// <param name="Errors">How many of them with a status of 500 or more.</param>
/// <param name="P50">Half of them took no longer; null when there were none.</param>
/// <param name="P95">95 of 100 took no longer.</param>
/// <param name="P99">99 of 100 took no longer.</param>
public sealed record ProxyTraffic(ProxyTrafficSource Source, TimeSpan Window, double Requests, double Errors, ProxyPercentile? P50, ProxyPercentile? P95, ProxyPercentile? P99)
{
    /// <summary>The goal for <see cref="P95"/>, in milliseconds.</summary>
    public const double GoalMilliseconds = 200;

    /// <summary>Over how long it is counted at most.</summary>
    public static readonly TimeSpan LongestWindow = TimeSpan.FromMinutes(5);

    /// <summary>Requests per second.</summary>
    public double RequestsPerSecond => Window > TimeSpan.Zero ? Requests / Window.TotalSeconds : 0;

    /// <summary>Errors as a share of all, 0 to 1; null when there were no requests.</summary>
    public double? ErrorRatio => Requests > 0 ? Errors / Requests : null;

    /// <summary>Whether the goal is met; null when there were no requests, or when the buckets are too coarse to say.</summary>
    public bool? MeetsGoal => P95?.Meets(GoalMilliseconds);
}
