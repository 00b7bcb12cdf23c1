using TapBot.Core.Certificates;
using TapBot.Core.Figures;
using TapBot.Core.Wording;

namespace TapBot.Core.Monitoring;

/// <summary>The share of web endpoints whose certificates clients accept. All of them should. Pure.</summary>
internal static class SslGoal
{
    public static ServiceLevel Of(IReadOnlyList<WatchedCertificate> certificates, bool ofAll)
    {
        var coverage = CertificateCoverage.Of(certificates);
        var none = new ServiceLevel { Kind = GoalKind.SslCoverage, Goal = 1, Colour = LightColour.Unknown, Reason = Phrase.Of("monitoring.goal.ssl.none"), Every = certificates.Select(c => c.Every).DefaultIfEmpty().Max() };
        if (coverage.Ratio is not { } ratio)
            return none;
        var seen = certificates.Where(c => c.HasLight && c.CheckedAt is not null).ToList();
        var (bad, unseen) = (coverage.Missing.Where(c => c.Colour is LightColour.Red).ToList(), coverage.Missing.Count(c => c.Colour is not LightColour.Red));
        var known = none with { Coverage = (double)(coverage.Total - unseen) / coverage.Total };
        if (seen.Count == 0)
            return known with { Reason = Phrase.Of("monitoring.goal.ssl.notYet", ("total", coverage.Total)) };
        var counts = new (string, object?)[] { ("covered", coverage.Covered), ("total", coverage.Total), ("missing", bad.Count), ("unseen", unseen), ("name", bad.FirstOrDefault()?.Endpoint.Shown) };
        var (colour, code) = bad.Count > 0 ? (LightColour.Red, "missed") : unseen > 0 ? (LightColour.Unknown, "partly") : (LightColour.Green, "met");
        return known with { Value = ratio, At = seen.Min(c => c.CheckedAt), Series = ofAll ? UptimeSeries.Ssl : null, Colour = colour, Reason = Phrase.Of($"monitoring.goal.ssl.{code}", counts) };
    }
}
