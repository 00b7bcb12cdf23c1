using TapBot.Core.Databases;
using TapBot.Core.Figures;
using TapBot.Core.Wording;

namespace TapBot.Core.Monitoring;

/// <summary>The cache hit ratio of the database that reads most from outside of it, and the connections of the one that has the fewest left. Pure.</summary>
internal static class CacheGoal
{
    public static ServiceLevel Of(IReadOnlyList<DatabaseInstance> databases)
    {
        var none = new ServiceLevel { Kind = GoalKind.CacheHit, Goal = DatabaseThresholds.CacheHit.Default.Yellow, Colour = LightColour.Unknown, Reason = Phrase.Of("monitoring.goal.cache.none"), Every = DatabaseMetrics.Every };
        var watched = databases.Where(d => d.HasLight).ToList();
        if (watched.Count == 0)
            return none;
        var live = watched.Where(d => d is { IsLive: true, Metrics: not null }).ToList();
        if (live.Count == 0)
            return none with { Coverage = 0, Source = watched[0].Name.Value, Reason = watched[0].Reason };
        var fullest = live.MaxBy(Share)!;
        var known = none with
        {
            Coverage = (double)live.Count / watched.Count,
            ConnectionsUsed = fullest.Metrics!.ConnectionsUsed,
            ConnectionsLimit = fullest.Metrics.ConnectionsLimit,
            ConnectionsOf = fullest.Name.Value,
        };
        var cached = Cached(known, live);
        var connections = fullest.Lights.GetValueOrDefault(DatabaseThresholds.Connections.Name);
        return connections is { Colour: var colour, Reason: var reason } && colour > cached.Colour && colour is LightColour.Red or LightColour.Yellow
            ? cached with { Colour = colour, Reason = reason }
            : cached;
    }

    private static ServiceLevel Cached(ServiceLevel known, IReadOnlyList<DatabaseInstance> live)
    {
        if (live.Where(d => d.Metrics!.CacheHitRatio is not null).OrderBy(IsIdle).ThenBy(d => d.Metrics!.CacheHitRatio).FirstOrDefault() is not { Metrics: { CacheHitRatio: { } ratio } metrics } worst)
            return known with { Reason = Phrase.Of("monitoring.goal.cache.quiet") };
        var bounds = worst.BoundsOf(DatabaseThresholds.CacheHit);
        // The goal is where the light of the database becomes yellow, so that both say the same.
        var goal = bounds.Yellow;
        var colour = ratio >= goal ? LightColour.Green : IsIdle(worst) ? LightColour.Unknown : ratio < bounds.Red ? LightColour.Red : LightColour.Yellow;
        var code = ratio >= goal ? "met" : IsIdle(worst) ? "idle" : "missed";
        return known with
        {
            Goal = goal,
            Value = ratio,
            Source = worst.Name.Value,
            At = metrics.At,
            Series = DatabaseSeries.Of(worst.Name, "cacheHitRatio"),
            Colour = colour,
            Reason = Phrase.Of($"monitoring.goal.cache.{code}", ("database", worst.Name.Value), ("percent", Shares.Percent(ratio)), ("goal", Shares.Percent(goal))),
        };
    }

    /// <summary>One that reads hardly anything from outside is not to be judged by its ratio.</summary>
    private static bool IsIdle(DatabaseInstance database) => database.Metrics!.BlocksReadPerSecond is null or < DatabaseLights.FewReads;

    private static double Share(DatabaseInstance database) => database.Metrics is { ConnectionsLimit: > 0 and var limit, ConnectionsUsed: { } used } ? (double)used / limit : 0;
}
