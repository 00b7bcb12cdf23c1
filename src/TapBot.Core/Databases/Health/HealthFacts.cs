using TapBot.Core.Figures;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>What was read for the checks, what was not, and why.</summary>
internal sealed class HealthFacts
{
    private readonly Dictionary<IHealthRule, List<object>> read = [];
    private readonly Dictionary<IHealthRule, List<HealthFinding>> refused = [];
    private readonly List<HealthFinding> unread = [];

    /// <summary>True when the log-in sees nothing that this check could judge.</summary>
    public static bool IsBlind(IHealthRule rule, DatabaseInstance instance) => rule.NeedsActivity && instance.Role is not { SeesActivity: true };

    /// <summary>Takes what was read.</summary>
    public void Add(IEnumerable<(IHealthRule Rule, IReadOnlyList<object> Facts)> answers)
    {
        foreach (var (rule, facts) in answers)
            Of(read, rule).AddRange(facts);
    }

    /// <summary>A statement was refused by one database, or not answered.</summary>
    public void Refused(IHealthRule rule, string? database, Phrase why) => Of(refused, rule).Add(Missing(rule.IsPerDatabase ? database : null, why, null));

    /// <summary>A database was not looked into; null for those there is no name for.</summary>
    public void Unread(string? database, Phrase why, string? remedy = null) => unread.Add(Missing(database, why, remedy));

    /// <summary>The verdict of a check. What is missing makes it unknown unless the rest is worse.</summary>
    public HealthCheck Judge(IHealthRule rule, DatabaseInstance instance) => Judged(rule, instance) with { Thresholds = rule.Thresholds };

    private HealthCheck Judged(IHealthRule rule, DatabaseInstance instance)
    {
        if (IsBlind(rule, instance))
        {
            var grant = $"grant pg_monitor to {SqlName.Quote(instance.Role?.Name ?? RoleSql.MonitorRole)};";
            return HealthCheck.Of(rule.Name, LightColour.Unknown, Phrase.Of("health.blind", ("role", instance.Role?.Name), ("grant", grant)), grant);
        }
        var missing = Of(refused, rule).Concat(rule.IsPerDatabase ? unread : []).ToList();
        var verdict = rule.Judge(Of(read, rule), instance);
        return missing.Count == 0 ? verdict : With(verdict, missing, knowsNothing: !rule.IsPerDatabase);
    }

    private static HealthCheck With(HealthCheck verdict, List<HealthFinding> missing, bool knowsNothing) => new()
    {
        Name = verdict.Name,
        Colour = knowsNothing || verdict.Colour < LightColour.Unknown ? LightColour.Unknown : verdict.Colour,
        Sentence = verdict.Colour > LightColour.Unknown && !knowsNothing ? verdict.Sentence : Phrase.Of("health.partly", ("count", missing.Count)),
        Findings = [.. (knowsNothing ? [] : verdict.Findings).Concat(missing).Take(HealthCheck.MostFindings)],
        More = verdict.More + Math.Max(0, verdict.Findings.Count + missing.Count - HealthCheck.MostFindings),
        Remedy = HealthRemedy.Of(verdict.Findings.Concat(missing)),
    };

    private static HealthFinding Missing(string? database, Phrase why, string? remedy) => new(LightColour.Unknown, why, remedy, database);

    private static List<T> Of<T>(Dictionary<IHealthRule, List<T>> all, IHealthRule rule) => all.TryGetValue(rule, out var of) ? of : all[rule] = [];
}
