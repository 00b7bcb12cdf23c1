using TapBot.Core.Certificates;
using TapBot.Portal.Features.Operations;

namespace TapBot.Portal.Features.Certificates;

/// <summary>One thing that is wrong, as the API shows it.</summary>
/// <param name="Verdict">What it is.</param>
/// <param name="Reason">Why, and what to do.</param>
public sealed record CertificateFindingModel(Verdict Verdict, Statement Reason);
