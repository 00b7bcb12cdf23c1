using TapBot.Core.Audit;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Administration;

/// <summary>What verifying the trail found.</summary>
/// <param name="Whole">True when every row is as it was written.</param>
/// <param name="Rows">How many rows there are.</param>
/// <param name="Head">Number and hash of the newest row; noted elsewhere it proves later that nothing was cut off or written anew.</param>
/// <param name="Flaws">What is not as it was written, at most a hundred.</param>
public sealed record AuditReportModel(bool Whole, long Rows, string Head, IReadOnlyList<AuditFlawModel> Flaws)
{
    /// <summary>A report in words.</summary>
    public static AuditReportModel Of(Texts texts, AuditReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new(report.Flaws.Count == 0, report.Rows, report.Head.ToString(),
            [.. report.Flaws.Select(f => new AuditFlawModel(f.Kind.ToString().ToLowerInvariant(), f.Sequence, f.Last, texts.Say(f.Words)))]);
    }
}
