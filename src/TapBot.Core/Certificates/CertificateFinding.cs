using TapBot.Core.Wording;

namespace TapBot.Core.Certificates;

/// <summary>One thing that is wrong with what an endpoint serves.</summary>
/// <param name="Verdict">What it is.</param>
/// <param name="Reason">The exact reason, and what to do.</param>
public sealed record CertificateFinding(Verdict Verdict, Phrase Reason);
