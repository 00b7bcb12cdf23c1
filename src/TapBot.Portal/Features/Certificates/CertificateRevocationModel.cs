using TapBot.Core.Certificates;
using TapBot.Portal.Features.Operations;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Certificates;

/// <summary>What is known of a revocation, as the API shows it.</summary>
/// <param name="State">good, revoked, unchecked or notOffered.</param>
/// <param name="Source">staple, OCSP or CRL.</param>
/// <param name="Why">Why it could not be checked.</param>
/// <param name="At">When it was revoked.</param>
/// <param name="Reason">Why it was revoked, in the words of RFC 5280.</param>
public sealed record CertificateRevocationModel(RevocationState State, string? Source, Statement? Why, DateTimeOffset? At, string? Reason)
{
    /// <summary>A result in the words of the reader.</summary>
    public static CertificateRevocationModel Of(Texts texts, RevocationResult result)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(result);
        return new(result.State, result.Source, result.Why is { } why ? Statement.Of(texts, why) : null, result.At, result.Reason);
    }
}
