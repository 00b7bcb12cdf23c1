using TapBot.Core.Certificates;
using TapBot.Core.Figures;
using TapBot.Core.Wording;

namespace TapBot.Core.Monitoring;

/// <summary>The share of web routers that are served over valid TLS; of the endpoints where there are no routers. All of them should be. Pure.</summary>
internal static class SslGoal
{
    public static ServiceLevel Of(CertificateView view, bool ofAll)
    {
        var (certificates, coverage) = view;
        var none = new ServiceLevel { Kind = GoalKind.SslCoverage, Goal = 1, Colour = LightColour.Unknown, Reason = Phrase.Of("monitoring.goal.ssl.none"), Every = certificates.Select(c => c.Every).DefaultIfEmpty().Max() };
        if (coverage.Ratio is not { } ratio)
            return none;
        var (bad, unseen) = (coverage.Missing.Where(m => m.Colour is LightColour.Red).ToList(), coverage.Missing.Count(m => m.Colour is not LightColour.Red));
        var known = none with { Coverage = (double)(coverage.Total - unseen) / coverage.Total };
        if (coverage.Missing.Count(m => m.Gap is CoverageGap.NotYet) == coverage.Total)
            return known with { Reason = Phrase.Of("monitoring.goal.ssl.notYet", ("total", coverage.Total)) };
        var counts = new (string, object?)[] { ("covered", coverage.Covered), ("total", coverage.Total), ("missing", bad.Count), ("unseen", unseen), ("name", bad.FirstOrDefault()?.Name) };
        var (colour, code) = bad.Count > 0 ? (LightColour.Red, "missed") : unseen > 0 ? (LightColour.Unknown, "partly") : (LightColour.Green, "met");
        return known with { Value = ratio, At = certificates.Min(c => c.CheckedAt), Series = ofAll ? UptimeSeries.Ssl : null, Colour = colour, Reason = Phrase.Of($"monitoring.goal.ssl.{code}", counts) };
    }
}
