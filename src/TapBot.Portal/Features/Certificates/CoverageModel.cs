using TapBot.Core.Certificates;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Certificates;

/// <summary>How many web routers are served over valid TLS, as the API shows it.</summary>
/// <param name="Covered">So many are.</param>
/// <param name="Total">Of so many.</param>
/// <param name="Ratio">Covered of all, 0 to 1; null when there is nothing to cover.</param>
/// <param name="Of">routers, or endpoints where no routers are known.</param>
/// <param name="Missing">Those that are not, each with the reason.</param>
public sealed record CoverageModel(int Covered, int Total, double? Ratio, string Of, IReadOnlyList<CoverageMissModel> Missing)
{
    /// <summary>The coverage in the words of the reader.</summary>
    public static CoverageModel From(Texts texts, CertificateCoverage coverage)
    {
        ArgumentNullException.ThrowIfNull(coverage);
        return new(coverage.Covered, coverage.Total, coverage.Ratio, coverage.OfRouters ? "routers" : "endpoints", [.. coverage.Missing.Select(m => CoverageMissModel.From(texts, m))]);
    }
}
