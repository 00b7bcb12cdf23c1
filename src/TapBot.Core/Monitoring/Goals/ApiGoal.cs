using TapBot.Core.Access;
using TapBot.Core.Figures;
using TapBot.Core.Proxy;
using TapBot.Core.Wording;

namespace TapBot.Core.Monitoring;

/// <summary>The response time of the busiest proxy against its goal. Pure.</summary>
internal static class ApiGoal
{
    private const double Bad = 1_000;

    public static ServiceLevel Of(IReadOnlyList<ProxyInstance> proxies)
    {
        const double goal = ProxyTraffic.GoalMilliseconds;
        var none = new ServiceLevel { Kind = GoalKind.ApiResponse, Goal = goal, Colour = LightColour.Unknown, Reason = Phrase.Of("monitoring.goal.api.none"), Every = ProxyKeeper.Calm };
        var counted = proxies.Where(p => p is { IsLive: true, Traffic: not null }).ToList();
        if (counted.Count == 0)
            return proxies.FirstOrDefault(p => p.IsLive) is { NoTraffic: { } why } silent ? none with { Reason = why, Source = silent.Name } : none;
        var busiest = counted.MaxBy(p => p.Traffic!.RequestsPerSecond)!;
        var known = none with { Source = busiest.Name, At = busiest.ReadAt, Coverage = (double)counted.Count / proxies.Count, Series = ProxySeries.Of(busiest.Name, "p95") };
        if (busiest.Traffic!.P95 is not { } p95)
            return known with { Reason = Phrase.Of("monitoring.goal.api.quiet", ("proxy", busiest.Name), ("minutes", (int)Math.Ceiling(busiest.Traffic.Window.TotalMinutes))) };
        var colour = p95.Meets(goal) switch { true => LightColour.Green, false => p95.From >= Bad ? LightColour.Red : LightColour.Yellow, null => LightColour.Unknown };
        var code = colour switch { LightColour.Green => "met", LightColour.Unknown => "coarse", _ when p95.IsAtLeast => "atLeast", _ => "missed" };
        return known with
        {
            Value = p95.Milliseconds,
            Colour = colour,
            Reason = Phrase.Of($"monitoring.goal.api.{code}", ("proxy", busiest.Name), ("milliseconds", Math.Ceiling(p95.Milliseconds)), ("from", Math.Floor(p95.From)), ("to", p95.To is { } to ? Math.Ceiling(to) : null), ("goal", goal)),
        };
    }
}
