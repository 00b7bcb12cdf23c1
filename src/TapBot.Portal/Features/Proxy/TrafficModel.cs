using TapBot.Core.Proxy;

namespace TapBot.Portal.Features.Proxy;

/// <summary>What went through a part of a proxy within the last minutes.</summary>
/// <param name="Source">metrics or accessLog.</param>
/// <param name="Window">Over how many seconds.</param>
/// <param name="RequestsPerSecond">Requests per second.</param>
/// <param name="ErrorRatio">Answers with a status of 500 or more as a share of all, 0 to 1; null when there were no requests.</param>
/// <param name="P50">Half of the requests took no longer; with the bounds that are certain, all in milliseconds.</param>
/// <param name="P95">95 of 100 took no longer.</param>
/// <param name="P99">99 of 100 took no longer.</param>
/// <param name="GoalMilliseconds">The goal for p95.</param>
/// <param name="MeetsGoal">Whether it is met; null when there were no requests, or when the buckets are too coarse to say.</param>
public sealed record TrafficModel(
    ProxyTrafficSource Source, double Window, double RequestsPerSecond, double? ErrorRatio, ProxyPercentile? P50, ProxyPercentile? P95, ProxyPercentile? P99, double GoalMilliseconds, bool? MeetsGoal)
{
    /// <summary>Traffic as the API shows it; null when nothing counts it.</summary>
    public static TrafficModel? Of(ProxyTraffic? traffic) => traffic is null ? null : new(
        traffic.Source, traffic.Window.TotalSeconds, traffic.RequestsPerSecond, traffic.ErrorRatio, traffic.P50, traffic.P95, traffic.P99, ProxyTraffic.GoalMilliseconds, traffic.MeetsGoal);
}
