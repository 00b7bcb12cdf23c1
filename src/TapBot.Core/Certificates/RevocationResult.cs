using TapBot.Core.Wording;

namespace TapBot.Core.Certificates;

/// <summary>What is known of a revocation, and from where.</summary>
/// <param name="State">What is known.</param>
/// <param name="Source">staple, OCSP or CRL; null when nothing of them answered.</param>
/// <param name="Why">Why it could not be checked; null otherwise.</param>
/// <param name="At">When it was revoked, UTC.</param>
/// <param name="Reason">Why it was revoked, in the words of RFC 5280, such as <c>keyCompromise</c>; null when the issuer does not say.</param>
public sealed record RevocationResult(RevocationState State, string? Source = null, Phrase? Why = null, DateTimeOffset? At = null, string? Reason = null)
{
    internal static RevocationResult NotOffered { get; } = new(RevocationState.NotOffered);

    internal static RevocationResult Unchecked(Phrase why) => new(RevocationState.Unchecked, Why: why);
}
